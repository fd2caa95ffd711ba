#include "base/hash.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace orthant {
namespace {

constexpr std::uint64_t prime1 = 0x9E3779B185EBCA87u;
constexpr std::uint64_t prime2 = 0xC2B2AE3D27D4EB4Fu;
constexpr std::uint64_t prime3 = 0x165667B19E3779F9u;
constexpr std::uint64_t prime4 = 0x85EBCA77C2B2AE63u;
constexpr std::uint64_t prime5 = 0x27D4EB2F165667C5u;

template <class T>
T read(const std::byte* from) {
    T value;
    std::memcpy(&value, from, sizeof(T));
    return value;
}

std::uint64_t round(std::uint64_t lane, std::uint64_t input) {
    return std::rotl(lane + input * prime2, 31) * prime1;
}

std::uint64_t merge(std::uint64_t digest, std::uint64_t lane) {
    return (digest ^ round(0, lane)) * prime1 + prime4;
}

}  // namespace

Hash64::Hash64(std::uint64_t seed) : lanes_{seed + prime1 + prime2, seed + prime2, seed, seed - prime1}, seed_(seed) {}

void Hash64::consume(const std::byte* stripe) {
    for (std::size_t i = 0; i < 4; ++i) lanes_[i] = round(lanes_[i], read<std::uint64_t>(stripe + 8 * i));
}

Hash64& Hash64::add(ByteView bytes) {
    length_ += bytes.size();
    if (buffered_ > 0) {
        const std::size_t count = std::min(bytes.size(), buffer_.size() - buffered_);
        std::copy_n(bytes.begin(), count, buffer_.begin() + static_cast<std::ptrdiff_t>(buffered_));
        buffered_ += count;
        bytes = bytes.subspan(count);
        if (buffered_ < buffer_.size()) return *this;
        consume(buffer_.data());
        buffered_ = 0;
    }
    for (; bytes.size() >= buffer_.size(); bytes = bytes.subspan(buffer_.size())) consume(bytes.data());
    std::copy(bytes.begin(), bytes.end(), buffer_.begin());
    buffered_ = bytes.size();
    return *this;
}

Hash64& Hash64::add(std::string_view text) {
    return add(std::as_bytes(std::span(text.data(), text.size())));
}

std::uint64_t Hash64::digest() const {
    std::uint64_t digest = seed_ + prime5;
    if (length_ >= 32) {
        digest =
            std::rotl(lanes_[0], 1) + std::rotl(lanes_[1], 7) + std::rotl(lanes_[2], 12) + std::rotl(lanes_[3], 18);
        for (const std::uint64_t lane : lanes_) digest = merge(digest, lane);
    }
    digest += length_;
    const std::byte* p = buffer_.data();
    std::size_t left = buffered_;
    for (; left >= 8; p += 8, left -= 8)
        digest = std::rotl(digest ^ round(0, read<std::uint64_t>(p)), 27) * prime1 + prime4;
    for (; left >= 4; p += 4, left -= 4)
        digest = std::rotl(digest ^ (read<std::uint32_t>(p) * prime1), 23) * prime2 + prime3;
    for (; left > 0; ++p, --left) digest = std::rotl(digest ^ (static_cast<std::uint64_t>(*p) * prime5), 11) * prime1;
    digest = (digest ^ (digest >> 33)) * prime2;
    digest = (digest ^ (digest >> 29)) * prime3;
    return digest ^ (digest >> 32);
}

std::uint64_t hash64(ByteView bytes, std::uint64_t seed) {
    return Hash64(seed).add(bytes).digest();
}

std::uint64_t hash64(std::string_view text, std::uint64_t seed) {
    return Hash64(seed).add(text).digest();
}

std::string hex(std::uint64_t value) {
    std::string digits(16, '0');
    for (std::size_t i = 16; i-- > 0; value >>= 4) digits[i] = "0123456789abcdef"[value & 15];
    return digits;
}

}  // namespace orthant
