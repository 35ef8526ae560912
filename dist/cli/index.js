#!/usr/bin/env node
var major = parseInt(process.versions.node, 10);
if (major < 14) {
  console.error('error NODE_TOO_OLD: Pipewright needs Node 24 or later, and this is ' + process.versions.node + '. Install Node 24 (https://nodejs.org/en/download) and start again.');
  process.exitCode = 1;
} else if (major < 24)
  import('./own-node.js').then(function (own) { return own.startOnOwnNode(process.argv[1]); });
else
  import('../index.js').then(function (bundle) { return bundle.cli(); });
