# The part of uharfbuzz that vsdesk uses (the package ships no types).
from collections.abc import Callable
from enum import IntEnum, IntFlag
from os import PathLike

__version__: str

class Blob:
    data: bytes
    @classmethod
    def from_file_path(cls, filename: str | PathLike[str]) -> Blob: ...

class Face:
    upem: int
    glyph_count: int
    unicodes: set[int]
    blob: Blob
    def __init__(self, blob: Blob | bytes) -> None: ...

class FontExtents:
    ascender: int
    descender: int
    line_gap: int

class DrawFuncs:
    def set_move_to_func(self, func: Callable[[float, float, object], object]) -> None: ...
    def set_line_to_func(self, func: Callable[[float, float, object], object]) -> None: ...
    def set_cubic_to_func(self, func: Callable[[float, float, float, float, float, float, object], object]) -> None: ...
    def set_quadratic_to_func(self, func: Callable[[float, float, float, float, object], object]) -> None: ...
    def set_close_path_func(self, func: Callable[[object], object]) -> None: ...

class Font:
    scale: tuple[int, int]
    def __init__(self, face: Face) -> None: ...
    def get_font_extents(self, direction: str) -> FontExtents: ...
    def get_glyph_h_advance(self, gid: int) -> int: ...
    def get_nominal_glyph(self, unicode: int) -> int | None: ...
    def glyph_to_string(self, gid: int) -> str: ...
    def draw_glyph(self, gid: int, draw_funcs: DrawFuncs, user_data: object = ...) -> None: ...

class GlyphInfo:
    codepoint: int
    cluster: int

class GlyphPosition:
    x_advance: int
    y_advance: int
    x_offset: int
    y_offset: int

class BufferFlags(IntFlag):
    REMOVE_DEFAULT_IGNORABLES = ...

class BufferClusterLevel(IntEnum):
    MONOTONE_GRAPHEMES = ...
    MONOTONE_CHARACTERS = ...

class Buffer:
    direction: str
    script: str
    language: str
    cluster_level: BufferClusterLevel
    flags: BufferFlags
    glyph_infos: list[GlyphInfo]
    glyph_positions: list[GlyphPosition]
    def add_str(self, text: str, item_offset: int = 0, item_length: int = -1) -> None: ...

def shape(font: Font, buffer: Buffer) -> None: ...

class SubsetFlags(IntFlag):
    NO_HINTING = ...
    NO_LAYOUT_CLOSURE = ...

class SubsetInput:
    flags: SubsetFlags
    glyph_set: set[int]
    drop_table_tag_set: set[int]

class SubsetPlan:
    old_to_new_glyph_mapping: dict[int, int]
    def __init__(self, face: Face, input: SubsetInput) -> None: ...
    def execute(self) -> Face: ...
