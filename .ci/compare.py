#!/usr/bin/env python3
"""compare.py A B TOLERANCE: ends with 1 where an attention of two traces (safetensors) differs by more than that."""
import json
import sys

import numpy


def attentions(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        start = file.tell()
        entry = header["attentions"]
        begin, end = entry["data_offsets"]
        file.seek(start + begin)
        return numpy.frombuffer(file.read(end - begin), dtype="<f4").reshape(entry["shape"])


def main(one, other, tolerance):
    difference = float(numpy.abs(attentions(one) - attentions(other)).max())
    print(f"largest difference of an attention, {one} and {other}: {difference:.2g}")
    return 0 if difference <= float(tolerance) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
