"""Runs verify/verify.py on many bundles in one process: a line of JSON in for each ("bundle", "signature", "key", "language"), one out."""

import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(sys.argv[0]), "..", "..", "..", "verify"))
import verify

for line in sys.stdin:
    task = json.loads(line)
    verdict = verify.Verdict(bytes.fromhex(task["bundle"]), bytes.fromhex(task["signature"]) if task["signature"] else None, task["key"])
    print(json.dumps({"faults": [[str(part) for part in fault] for fault in verdict.faults], "lines": verdict.report(task["language"])}), flush=True)
