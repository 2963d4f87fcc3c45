"""Pictures of a virtual display: Xvfb keeps what it shows in a file (-fbdir), in the format of xwd."""
import pathlib
import struct
import zlib

HEADER_FIELDS = 25  # of 32 bits, big-endian
COLOUR_BYTES = 12


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width, height, rows):
    """Rows of RGB bytes as a PNG file. Spec: PNG (ISO/IEC 15948) §5, §11.2"""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


class Display:
    def __init__(self, folder):
        self.file = pathlib.Path(folder) / "Xvfb_screen0"

    def picture(self, width, height):
        """The upper left corner of what is shown now, as PNG."""
        raw = self.file.read_bytes()
        fields = struct.unpack(f">{HEADER_FIELDS}I", raw[:4 * HEADER_FIELDS])
        header_bytes, bits, line_bytes, colours = fields[0], fields[11], fields[12], fields[19]
        if bits != 32:
            raise ValueError(f"a display of {bits} bits a pixel")
        begin = header_bytes + colours * COLOUR_BYTES
        rows = []
        for y in range(height):
            line = raw[begin + y * line_bytes:begin + y * line_bytes + 4 * width]
            row = bytearray(3 * width)
            row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
            rows.append(bytes(row))
        return png(width, height, rows)
