#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace orthant {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

static_assert(sizeof(double) == 8 && sizeof(float) == 4);

/// Appends plain values to a byte string, little endian (the only order we build for).
class ByteWriter {
  public:
    ByteWriter() = default;
    explicit ByteWriter(Bytes start) : bytes_(std::move(start)) {}

    template <class T>
    requires(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>) void put(const T& value) {
        append(std::as_bytes(std::span(&value, 1)));
    }

    /// Base-128, low groups first: small numbers take one byte.
    void put_varint(std::uint64_t value);
    void put_text(std::string_view text);
    /// Length, then the bytes.
    void put_blob(ByteView blob);

    template <class T>
    requires std::is_trivially_copyable_v<T>
    void put_all(std::span<const T> values) { append(std::as_bytes(values)); }

    void append(ByteView raw) { bytes_.insert(bytes_.end(), raw.begin(), raw.end()); }

    std::size_t size() const { return bytes_.size(); }
    ByteView view() const { return bytes_; }
    void clear() { bytes_.clear(); }
    Bytes take() { return std::move(bytes_); }

  private:
    Bytes bytes_;
};

/// Thrown when bytes end early or hold an impossible length.
class MalformedBytes : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Reads what ByteWriter wrote. Every read is checked: MalformedBytes, never an access past the end.
class ByteReader {
  public:
    explicit ByteReader(ByteView bytes) : rest_(bytes) {}

    template <class T>
    requires std::is_trivially_copyable_v<T> T get() {
        T value;
        std::memcpy(&value, take(sizeof(T)).data(), sizeof(T));
        return value;
    }

    std::uint64_t get_varint();
    std::string get_text();
    ByteView get_blob();

    template <class T>
    requires std::is_trivially_copyable_v<T>
    void get_all(std::span<T> values) {
        const ByteView raw = take(values.size_bytes());
        if (!raw.empty()) std::memcpy(values.data(), raw.data(), raw.size());
    }

    /// The next `count` bytes, not copied.
    ByteView take(std::size_t count);
    std::size_t remaining() const { return rest_.size(); }
    bool at_end() const { return rest_.empty(); }

  private:
    ByteView rest_;
};

}  // namespace orthant
