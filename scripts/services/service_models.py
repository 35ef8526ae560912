"""
Checks requests with AWS's own service models (in botocore): their operation, and what in them the models do
not allow. AWS refuses such requests; emulators mostly accept them.

Parses requests of the protocols json, query, ec2, rest-json and rest-xml. Bodies that are files are not
read.
"""

import base64
import json
import re
from collections import deque
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qsl, unquote
from xml.etree import ElementTree

import regex
from botocore.loaders import Loader
from botocore.model import ServiceModel

# Signing names that differ from those of the models.
MODELS = {"servicequotas": "service-quotas"}
# The parameter in which the SDK names the operation of an S3 request; no model has it.
HINT = "x-id"


@dataclass
class Request:
    method: str
    path: str
    query: str
    headers: dict
    body: bytes = b""


@dataclass
class Finding:
    service: str
    protocol: str
    operation: str | None
    problems: list = field(default_factory=list)


class NotRead(Exception):
    """The request is malformed for its protocol."""


def service_of(request):
    """The name of the service that a request is signed for; None without a signature."""
    scope = re.search(r"Credential=[^/]*/\d+/[^/]*/([^/]+)/aws4_request", request.headers.get("authorization", ""))
    return MODELS.get(scope[1], scope[1]) if scope else None


def caller_of(request):
    """The access key, which distinguishes callers: agents, for example, have one of their own."""
    key = re.search(r"Credential=([^/]*)/", request.headers.get("authorization", ""))
    return key[1] if key else ""


@cache
def model_of(service):
    try:
        return ServiceModel(Loader().load_service_model(service, "service-2"), service)
    except Exception:  # not a service: left to the emulator
        return None


def protocol_of(model):
    return model.metadata["protocol"]


def reads_body(request):
    """Whether the body is needed to judge the request; a file, which only REST protocols send, is not."""
    model = model_of(service_of(request) or "")
    if not model or not protocol_of(model).startswith("rest"):
        return model is not None
    operation = operation_by_address(model, request)
    return operation is None or not is_file(operation)


def is_file(operation):
    shape = operation.input_shape
    payload = shape.serialization.get("payload") if shape else None
    return payload is not None and shape.members[payload].type_name in ("blob", "string")


def judge(request):
    """The finding of its service's model about a request; None without a signature or a model."""
    service = service_of(request)
    model = model_of(service) if service else None
    if model is None:
        return None
    protocol = protocol_of(model)
    finding = Finding(service, protocol, None)
    try:
        operation, values = READERS[protocol](model, request)
    except NotRead as problem:
        finding.problems.append(str(problem))
        return finding
    finding.operation = operation.name
    if operation.input_shape:
        check(operation.input_shape, values, operation.name, finding.problems)
    return finding


# Reading.


def read_json(model, request):
    target = request.headers.get("x-amz-target", "").split(".")[-1]
    operation = named(model, target)
    try:
        return operation, json.loads(request.body or b"{}")
    except ValueError:
        raise NotRead(f"{target}: the body is not JSON")


def read_query(model, request):
    flat = dict(parse_qsl(request.body.decode() or request.query, keep_blank_values=True))
    operation = named(model, flat.pop("Action", ""))
    flat.pop("Version", None)
    tree = {}
    for key, value in flat.items():
        place = tree
        *path, last = key.split(".")
        for part in path:
            place = place.setdefault(part, {})
        place[last] = value
    shape = operation.input_shape
    return operation, from_tree(shape, tree, protocol_of(model) == "ec2") if shape else {}


def from_tree(shape, tree, ec2):
    """A value in the query protocols, whose parameter names are paths: `Tags.member.1.Key`."""
    if shape.type_name == "structure":
        names = {name_in_query(name, member, ec2): (name, member) for name, member in shape.members.items()}
        values = {}
        for key, value in tree.items():
            name, member = names.get(key, (key, None))
            values[name] = value if member is None else from_tree(member, value, ec2)
        return values
    if shape.type_name in ("list", "map"):
        flattened = ec2 or shape.serialization.get("flattened")
        if shape.type_name == "list":
            inside = tree if flattened else tree.get(shape.member.serialization.get("name", "member"), {})
            return [from_tree(shape.member, inside[i], ec2) for i in sorted(inside, key=int)]
        inside = tree if flattened else tree.get("entry", {})
        return {each["key"]: from_tree(shape.value, each["value"], ec2) for each in inside.values()}
    return from_text(shape, tree)


def name_in_query(name, member, ec2):
    if not ec2:
        if member.type_name == "list" and member.serialization.get("flattened"):
            return member.member.serialization.get("name") or member.serialization.get("name", name)
        return member.serialization.get("name", name)
    if "queryName" in member.serialization:
        return member.serialization["queryName"]
    name = member.serialization.get("name", name)
    return name[0].upper() + name[1:]


def read_rest(model, request):
    operation = operation_by_address(model, request)
    if operation is None:
        raise NotRead(f"{request.method} {request.path}?{request.query} is no operation of {model.service_name}")
    shape = operation.input_shape
    if shape is None:
        return operation, {}
    pattern, _ = address_of(operation.http["requestUri"])
    in_path = {k: unquote(v) for k, v in pattern.match(request.path).groupdict().items()}
    query = parse_qsl(request.query, keep_blank_values=True)
    payload = shape.serialization.get("payload")
    xml = protocol_of(model) == "rest-xml"
    values = {}
    for name, member in shape.members.items():
        place = member.serialization.get("location")
        key = member.serialization.get("name", name)
        if place == "uri":
            values[name] = from_text(member, in_path[group_of(key)])
        elif place == "querystring":
            found = [value for each, value in query if each == key]
            if member.type_name == "list":
                if found:
                    values[name] = [from_text(member.member, value) for value in found]
            elif found:
                values[name] = from_text(member, found[0])
        elif place == "header" and key.lower() in request.headers:
            text = request.headers[key.lower()]
            if member.type_name == "list":
                values[name] = [from_text(member.member, part.strip()) for part in text.split(",")]
            else:
                values[name] = from_text(member, text)
        elif place == "headers":
            start = key.lower()
            found = {h[len(start) :]: v for h, v in request.headers.items() if h.startswith(start)}
            if found:
                values[name] = found
        elif name == payload:
            if is_file(operation):
                values[name] = b"" if member.type_name == "blob" else ""
            elif request.body:
                values[name] = from_xml(member, xml_of(request.body)) if xml else json_of(request.body)
    if payload is None and request.body:
        values.update(from_xml(shape, xml_of(request.body)) if xml else json_of(request.body))
    return operation, values


def json_of(body):
    try:
        return json.loads(body)
    except ValueError:
        raise NotRead("the body is not JSON")


def xml_of(body):
    try:
        return ElementTree.fromstring(body)
    except ElementTree.ParseError as problem:
        raise NotRead(f"the body is not XML: {problem}")


def from_xml(shape, element):
    if shape.type_name == "structure":
        names = {}
        for name, member in shape.members.items():
            flat = member.type_name == "list" and member.serialization.get("flattened")
            inner = member.member.serialization.get("name") if flat else None
            names[member.serialization.get("name", inner or name)] = (name, member)
        values = {}
        for child in element:
            tag = child.tag.rsplit("}", 1)[-1]
            name, member = names.get(tag, (tag, None))
            if member is None:
                values[name] = child.text
            elif member.type_name == "list" and member.serialization.get("flattened"):
                values.setdefault(name, []).append(from_xml(member.member, child))
            else:
                values[name] = from_xml(member, child)
        return values
    if shape.type_name == "list":
        return [from_xml(shape.member, child) for child in element]
    if shape.type_name == "map":
        return {entry[0].text: from_xml(shape.value, entry[1]) for entry in element}
    return from_text(shape, element.text or "")


def from_text(shape, text):
    """A value in a protocol of texts only. A malformed one stays a text, so that its type is found wrong."""
    try:
        if shape.type_name in ("integer", "long"):
            return int(text)
        if shape.type_name in ("float", "double"):
            return float(text)
    except (TypeError, ValueError):
        return text
    if shape.type_name == "boolean":
        return {"true": True, "false": False}.get(text, text)
    if shape.type_name == "timestamp":
        return 0
    return text


READERS = {"json": read_json, "query": read_query, "ec2": read_query, "rest-json": read_rest, "rest-xml": read_rest}


def named(model, name):
    if name not in model.operation_names:
        raise NotRead(f"{name or 'a request without a name'} is no operation of {model.service_name}")
    return model.operation_model(name)


@cache
def address_of(uri):
    path, _, query = uri.partition("?")
    parts = re.split(r"(\{[^}]+\})", path)
    pattern = "".join(
        re.escape(part)
        if not part.startswith("{")
        else f"(?P<{group_of(part[1:-2])}>.+)"
        if part.endswith("+}")
        else f"(?P<{group_of(part[1:-1])}>[^/]+)"
        for part in parts
    )
    return re.compile(f"^{pattern}/?$", re.DOTALL), dict(parse_qsl(query, keep_blank_values=True))


def group_of(name):
    return re.sub(r"\W", "_", name)


def operation_by_address(model, request):
    """Of the operations with this method and path, the one that needs the most of what the request has."""
    query = dict(parse_qsl(request.query, keep_blank_values=True))
    best, most = None, -1
    for operation in operations_of(model.service_name):
        if operation.http["method"] != request.method:
            continue
        pattern, fixed = address_of(operation.http["requestUri"])
        if not pattern.match(request.path) or any(query.get(key) != value for key, value in fixed.items()):
            continue
        wanted = required_in_address(operation)
        if not all(key in query if place == "querystring" else key.lower() in request.headers for place, key in wanted):
            continue
        score = 1000 * (query.get(HINT) == operation.name) + 10 * len(fixed) + len(wanted)
        if score > most:
            best, most = operation, score
    return best


@cache
def operations_of(service):
    model = model_of(service)
    # A deprecated operation may have the same address as its successor.
    return [model.operation_model(name) for name in model.operation_names if not model.operation_model(name).deprecated]


def required_in_address(operation):
    shape = operation.input_shape
    if shape is None:
        return []
    places = [(shape.members[name].serialization, name) for name in shape.required_members]
    return [(s["location"], s.get("name", name)) for s, name in places if s.get("location") in ("querystring", "header")]


# Checking.

TYPES = {
    "string": str,
    "character": str,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "boolean": bool,
    "blob": (str, bytes),
    "timestamp": (int, float, str),
    "structure": dict,
    "map": dict,
    "list": list,
}


def check(shape, value, where, problems):
    kind = shape.type_name
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not isinstance(value, TYPES[kind]) or (kind in ("integer", "long", "float", "double") and not number):
        problems.append(f"{where} is {shown(value)}, not a {kind}")
        return
    if kind == "structure":
        for name in shape.required_members:
            if value.get(name) is None:
                problems.append(f"{where}.{name} is missing")
        for name, each in value.items():
            member = shape.members.get(name) or by_wire_name(shape, name)
            if member is None:
                problems.append(f"{where} has no {name}")
            elif each is not None:
                check(member, each, f"{where}.{name}", problems)
        return
    if kind == "list":
        for i, each in enumerate(value):
            check(shape.member, each, f"{where}[{i}]", problems)
    if kind == "map":
        for key, each in value.items():
            check(shape.key, key, f"{where}'s key", problems)
            check(shape.value, each, f"{where}[{key}]", problems)
    limits(shape, value, where, problems)


def by_wire_name(shape, name):
    return next((each for each in shape.members.values() if each.serialization.get("name") == name), None)


def limits(shape, value, where, problems):
    facts = shape.metadata
    least, most = facts.get("min"), facts.get("max")
    if shape.type_name == "blob" and isinstance(value, str):
        size = len(base64.b64decode(value))
    else:
        size = len(value) if isinstance(value, (str, bytes, list, dict)) else value
    if shape.type_name not in ("boolean", "timestamp"):
        what = "" if isinstance(value, (int, float)) else " long"
        if least is not None and size < least:
            problems.append(f"{where} is {size}{what}, less than {least}")
        if most is not None and size > most:
            problems.append(f"{where} is {size}{what}, more than {most}")
    if shape.type_name != "string":
        return
    if shape.enum and value not in shape.enum:
        problems.append(f"{where} is {shown(value)}, not one of {', '.join(shape.enum[:20])}")
    if "pattern" in facts and not pattern_of(facts["pattern"]).fullmatch(value):
        problems.append(f"{where} is {shown(value)}, which does not match {facts['pattern']}")


@cache
def pattern_of(text):
    return regex.compile(text)


def shown(value):
    text = json.dumps(value, default=str)
    return text if len(text) <= 200 else f"{text[:200]}…"


# Refusing, in the form of each protocol.


def refusal(finding):
    """Status, headers and body of AWS's answer to a request with problems."""
    message = "; ".join(finding.problems)
    code = "ValidationException"
    if "json" in finding.protocol:
        body = json.dumps({"__type": code, "message": message}).encode()
        return 400, {"content-type": "application/x-amz-json-1.1", "x-amzn-errortype": code}, body
    root = ElementTree.Element({"query": "ErrorResponse", "ec2": "Response"}.get(finding.protocol, "Error"))
    place = root
    for name in {"query": ["Error"], "ec2": ["Errors", "Error"]}.get(finding.protocol, []):
        place = ElementTree.SubElement(place, name)
    ElementTree.SubElement(place, "Code").text = code
    ElementTree.SubElement(place, "Message").text = message
    return 400, {"content-type": "text/xml"}, ElementTree.tostring(root)


# In front of an emulator.

# How many of the newest requests are remembered: enough for a run of some thousand items.
KEPT = 50_000
ASKED = "/_pipewright/requests"


class Watched:
    """An ASGI application whose requests are judged, and remembered for tests that count them."""

    def __init__(self, app):
        self.app = app
        self.requests = deque(maxlen=KEPT)

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        if scope["path"] == ASKED:
            return await self.tell(scope, send)
        request = Request(
            scope["method"],
            (scope.get("raw_path") or scope["path"].encode()).decode().partition("?")[0],
            scope["query_string"].decode(),
            {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]},
        )
        parts = []
        if reads_body(request):
            parts.append(await receive())
            while parts[-1].get("more_body"):
                parts.append(await receive())
            request.body = b"".join(part.get("body", b"") for part in parts)
        finding = judge(request)
        if finding:
            about = f"{request.path}?{request.query} {request.body[:1000].decode('utf-8', 'replace')}"
            name = f"{caller_of(request)} {finding.service}:{finding.operation}"
            self.requests.append((name, about, finding.problems))
            if finding.problems:
                print(f"refused by the model of {finding.service}: {'; '.join(finding.problems)}", flush=True)
                return await answer(send, *refusal(finding), head=request.method == "HEAD")
        waiting = iter(parts)

        async def replay():
            part = next(waiting, None)
            return part if part is not None else await receive()

        await self.app(scope, replay, send)

    async def tell(self, scope, send):
        """Counts, by "caller service:operation", and problems of requests that have the text `about`."""
        about = dict(parse_qsl(scope["query_string"].decode())).get("about", "")
        counts, refused = {}, []
        for name, text, problems in self.requests:
            if about in text:
                counts[name] = counts.get(name, 0) + 1
                refused += problems
        body = json.dumps({"counts": counts, "refused": refused}).encode()
        await answer(send, 200, {"content-type": "application/json"}, body)


async def answer(send, status, headers, body, head=False):
    fields = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": b"" if head else body})
