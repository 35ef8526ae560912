/**
 * Gives a Linux program a private loader and library folder, as
 * `patchelf --set-interpreter --force-rpath --set-rpath` does, and leaves out what only linkers and debuggers
 * need (symbol tables, debug sections). Not done by patchelf itself, so that every machine makes the same
 * bytes without another tool.
 *
 * How: the new texts go into one read-only segment appended to the file, mapped above all others; its program
 * header takes the place of PT_NOTE (the build id). Nothing else moves, so no address in the program changes.
 * Structures: ELF-64 object file format (System V ABI, chapters 4 and 5), little endian.
 */
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const PT_NOTE = 4;
const READ_ONLY = 4;
const PROGRAM_HEADER_BYTES = 56;
const DT_NULL = 0n;
const DT_STRTAB = 5n;
const DT_SYMTAB = 6n;
const DT_STRSZ = 10n;
const DT_VERSYM = 0x6ffffff0n;
const SYMBOL_BYTES = 24;
/** DT_RPATH outranks LD_LIBRARY_PATH, DT_RUNPATH does not (ld.so(8)): images may set that variable. */
const DT_RPATH = 15n;

interface Segment {
  type: number;
  flags: number;
  offset: number;
  address: number;
  fileSize: number;
  memorySize: number;
  align: number;
}

/**
 * Takes an ELF-64 little-endian dynamic executable, the loader's path and the folder of its libraries
 * (absolute paths in the image); gives the new program. The argument is not changed.
 * @throws Error when the program is not of that kind, or has no room for what must be added
 */
export function relocate(program: Uint8Array, loader: string, folder: string): Uint8Array {
  const source = Buffer.from(program.buffer, program.byteOffset, program.byteLength);
  if (source.readUInt32BE(0) !== 0x7f454c46 || source[4] !== 2 || source[5] !== 1)
    throw new Error('not an ELF-64 little-endian program');
  const segments = readSegments(source);
  const loads = segments.filter((s) => s.type === PT_LOAD);
  const last = loads.at(-1);
  const note = segments.findIndex((s) => s.type === PT_NOTE);
  const interpreter = segments.find((s) => s.type === PT_INTERP);
  const dynamic = segments.find((s) => s.type === PT_DYNAMIC);
  if (!last || note < 0 || !interpreter || !dynamic)
    throw new Error('no PT_LOAD, PT_NOTE, PT_INTERP or PT_DYNAMIC header');

  const entries = readDynamic(source, dynamic);
  const stringsAddress = numberOf(entries, DT_STRTAB);
  const stringsSize = numberOf(entries, DT_STRSZ);
  const stringsOffset = fileOffset(loads, stringsAddress);
  const strings = source.subarray(stringsOffset, stringsOffset + stringsSize);

  const added = Buffer.concat([strings, Buffer.from(`${folder}\0`), Buffer.from(`${loader}\0`)]);
  const end = Math.max(...loads.map((s) => s.offset + s.fileSize));
  const top = Math.max(...loads.map((s) => s.address + s.memorySize));
  const offset = roundUp(end, last.align);
  const address = roundUp(top, last.align);
  const segment: Segment = {
    type: PT_LOAD,
    flags: READ_ONLY,
    offset,
    address,
    fileSize: added.length,
    memorySize: added.length,
    align: last.align,
  };

  const result = Buffer.alloc(offset + added.length);
  source.copy(result, 0, 0, end);
  result.fill(0, stringsOffset, stringsOffset + stringsSize); // the old copy is unused, and zeros compress well
  added.copy(result, offset);

  const loaderLength = Buffer.byteLength(loader) + 1;
  interpreter.offset = offset + added.length - loaderLength;
  interpreter.address = address + added.length - loaderLength;
  interpreter.fileSize = interpreter.memorySize = loaderLength;
  segments.splice(note, 1);
  // Loadable segments must be in ascending order of address (System V ABI, "Program Header").
  segments.splice(segments.indexOf(last) + 1, 0, segment);
  writeSegments(result, segments);

  entries[indexOf(entries, DT_STRTAB)]![1] = BigInt(address);
  entries[indexOf(entries, DT_STRSZ)]![1] = BigInt(stringsSize + Buffer.byteLength(folder) + 1);
  const free = indexOf(entries, DT_NULL);
  if (free + 1 >= entries.length) throw new Error('no free entry in the dynamic section for DT_RPATH');
  entries[free] = [DT_RPATH, BigInt(stringsSize)];
  writeDynamic(result, dynamic, entries);

  // No section headers: they are for linkers and debuggers, and the sections that they name were left out.
  result.writeBigUInt64LE(0n, 40);
  result.fill(0, 58, 64);
  return result;
}

/**
 * Makes a program call one function of its libraries where it would call another: the symbol of `from` gets
 * the name of `to`, which the program must import, too. The argument is not changed.
 * @throws Error where the program does not import both, in the same version (of symbol versioning)
 */
export function redirectImport(program: Uint8Array, from: string, to: string): Uint8Array {
  const result = Buffer.from(program);
  const segments = readSegments(result);
  const loads = segments.filter((s) => s.type === PT_LOAD);
  const entries = readDynamic(result, segments.find((s) => s.type === PT_DYNAMIC)!);
  const at = (tag: bigint): number => fileOffset(loads, numberOf(entries, tag));
  const [symbols, strings, versions] = [at(DT_SYMTAB), at(DT_STRTAB), at(DT_VERSYM)];
  const nameOf = (symbol: number): string => {
    const begin = strings + result.readUInt32LE(symbols + symbol * SYMBOL_BYTES);
    return result.toString('latin1', begin, result.indexOf(0, begin));
  };
  const find = (name: string): number => {
    // The string table follows the symbol table, so it ends the search.
    for (let i = 1; symbols + (i + 1) * SYMBOL_BYTES <= strings; i++) if (nameOf(i) === name) return i;
    throw new Error(`the program does not import ${name}`);
  };
  const [source, target] = [find(from), find(to)];
  const versionOf = (symbol: number): number => result.readUInt16LE(versions + symbol * 2);
  if (versionOf(source) !== versionOf(target))
    throw new Error(`the program imports ${from} and ${to} in different versions`);
  result.copy(
    result,
    symbols + source * SYMBOL_BYTES,
    symbols + target * SYMBOL_BYTES,
    symbols + target * SYMBOL_BYTES + 4,
  );
  return result;
}

function readSegments(file: Buffer): Segment[] {
  const table = Number(file.readBigUInt64LE(32));
  return Array.from({ length: file.readUInt16LE(56) }, (_, i) => {
    const at = table + i * PROGRAM_HEADER_BYTES;
    const number = (offset: number): number => Number(file.readBigUInt64LE(at + offset));
    return {
      type: file.readUInt32LE(at),
      flags: file.readUInt32LE(at + 4),
      offset: number(8),
      address: number(16),
      fileSize: number(32),
      memorySize: number(40),
      align: number(48),
    };
  });
}

function writeSegments(file: Buffer, segments: readonly Segment[]): void {
  const table = Number(file.readBigUInt64LE(32));
  for (const [i, s] of segments.entries()) {
    const at = table + i * PROGRAM_HEADER_BYTES;
    file.writeUInt32LE(s.type, at);
    file.writeUInt32LE(s.flags, at + 4);
    const words = [s.offset, s.address, s.address, s.fileSize, s.memorySize, s.align];
    for (const [j, word] of words.entries()) file.writeBigUInt64LE(BigInt(word), at + 8 + j * 8);
  }
}

type Entry = [tag: bigint, value: bigint];

function readDynamic(file: Buffer, { offset, fileSize }: Segment): Entry[] {
  return Array.from({ length: fileSize / 16 }, (_, i) => [
    file.readBigUInt64LE(offset + i * 16),
    file.readBigUInt64LE(offset + i * 16 + 8),
  ]);
}

function writeDynamic(file: Buffer, { offset }: Segment, entries: readonly Entry[]): void {
  for (const [i, [tag, value]] of entries.entries()) {
    file.writeBigUInt64LE(tag, offset + i * 16);
    file.writeBigUInt64LE(value, offset + i * 16 + 8);
  }
}

function indexOf(entries: readonly Entry[], tag: bigint): number {
  const index = entries.findIndex(([t]) => t === tag);
  if (index < 0) throw new Error(`no dynamic entry ${tag}`);
  return index;
}

function numberOf(entries: readonly Entry[], tag: bigint): number {
  return Number(entries[indexOf(entries, tag)]![1]);
}

function fileOffset(loads: readonly Segment[], address: number): number {
  const load = loads.find((s) => address >= s.address && address < s.address + s.fileSize);
  if (!load) throw new Error(`address ${address} is in no segment`);
  return address - load.address + load.offset;
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
