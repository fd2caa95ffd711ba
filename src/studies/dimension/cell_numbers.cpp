#include "studies/dimension/cell_numbers.hpp"

#include "base/contract.hpp"
#include "studies/dimension/pieces.hpp"

#include <algorithm>
#include <bit>

namespace orthant::dimension {
namespace {

constexpr std::uint64_t coordinates_of_look_up = 24;

std::size_t table_size(std::size_t points) {
    return std::bit_ceil(2 * points);
}

/// All bits of the pair reach the low ones (the finaliser of MurmurHash3).
std::uint64_t scattered(std::uint64_t pair) {
    pair = (pair ^ (pair >> 33)) * 0xFF51AFD7ED558CCDu;
    pair = (pair ^ (pair >> 33)) * 0xC4CEB9FE1A85EC53u;
    return pair ^ (pair >> 33);
}

}  // namespace

CellNumbers::CellNumbers(std::size_t points) : numbers_(points), table_(table_size(points)) {
    ORTHANT_EXPECT(points >= 1 && points <= (std::size_t{1} << 31));
    join_all();
}

std::uint64_t CellNumbers::bytes(std::uint64_t points) {
    return points * sizeof(std::uint32_t) + table_size(points) * sizeof(Entry);
}

void CellNumbers::join_all() {
    std::ranges::fill(numbers_, 0u);
    cells_ = 1;
}

std::uint32_t CellNumbers::number_of(std::uint64_t pair) {
    const std::size_t mask = table_.size() - 1;
    for (std::size_t place = scattered(pair) & mask;; place = (place + 1) & mask) {
        Entry& entry = table_[place];
        if (entry.split != splits_) {
            entry = {pair, static_cast<std::uint32_t>(cells_++), splits_};
            return entry.number;
        }
        if (entry.pair == pair) return entry.number;
    }
}

void CellNumbers::split(std::span<const std::uint32_t> words, Pacer& pacer) {
    ORTHANT_EXPECT(words.size() == numbers_.size());
    cells_ = 0;
    if (++splits_ == 0) {  // after 2^32 of them
        std::ranges::fill(table_, Entry{});
        splits_ = 1;
    }
    for_pieces(words.size(), coordinates_of_look_up, pacer, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) numbers_[i] = number_of(std::uint64_t{numbers_[i]} << 32 | words[i]);
    });
}

}  // namespace orthant::dimension
