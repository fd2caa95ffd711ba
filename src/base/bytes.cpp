#include "base/bytes.hpp"

#include <bit>

namespace orthant {

static_assert(std::endian::native == std::endian::little, "files and messages are little endian");

void ByteWriter::put_varint(std::uint64_t value) {
    while (value >= 0x80) {
        put(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    put(static_cast<std::uint8_t>(value));
}

void ByteWriter::put_text(std::string_view text) {
    put_blob(std::as_bytes(std::span(text.data(), text.size())));
}

void ByteWriter::put_blob(ByteView blob) {
    put_varint(blob.size());
    append(blob);
}

std::uint64_t ByteReader::get_varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const auto group = get<std::uint8_t>();
        value |= static_cast<std::uint64_t>(group & 0x7f) << shift;
        if (group < 0x80) return value;
    }
    throw MalformedBytes("a number runs past 64 bits");
}

std::string ByteReader::get_text() {
    const ByteView raw = get_blob();
    return {reinterpret_cast<const char*>(raw.data()), raw.size()};
}

ByteView ByteReader::get_blob() {
    const std::uint64_t length = get_varint();
    if (length > rest_.size()) throw MalformedBytes("a length runs past the end");
    return take(static_cast<std::size_t>(length));
}

ByteView ByteReader::take(std::size_t count) {
    if (count > rest_.size()) throw MalformedBytes("the bytes end early");
    const ByteView taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
}

}  // namespace orthant
