#include "studies/dimension/cell_vote.hpp"

#include "base/contract.hpp"
#include "studies/dimension/pieces.hpp"

namespace orthant::dimension {
namespace {

constexpr std::uint64_t coordinates_of_step = 8;

}  // namespace

void CellVote::count(std::span<const std::uint32_t> cell_of, std::span<const std::uint32_t> class_of, std::size_t cells,
                     Pacer& pacer) {
    ORTHANT_EXPECT(cell_of.size() == class_of.size() && !cell_of.empty());
    const std::size_t points = cell_of.size();
    overall_ = winner_among(class_of);
    ends_.assign(cells + 1, 0);
    sorted_.resize(points);
    winners_.resize(cells);
    for_pieces(points, coordinates_of_step, pacer, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) ++ends_[cell_of[i] + 1];
    });
    for (std::size_t cell = 0; cell < cells; ++cell) ends_[cell + 1] += ends_[cell];
    for_pieces(points, coordinates_of_step, pacer, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) sorted_[ends_[cell_of[i]]++] = class_of[i];
    });
    for_pieces(cells, coordinates_of_step, pacer, [&](std::size_t begin, std::size_t end) {
        for (std::size_t cell = begin; cell < end; ++cell) {
            const std::size_t first = cell == 0 ? 0 : ends_[cell - 1];
            winners_[cell] = winner_among(std::span(sorted_).subspan(first, ends_[cell] - first));
        }
    });
}

std::uint32_t CellVote::winner_among(std::span<const std::uint32_t> classes) {
    for (const std::uint32_t c : classes) ++tally_[c];
    std::uint32_t best = classes.front();
    for (const std::uint32_t c : classes)
        if (tally_[c] > tally_[best] || (tally_[c] == tally_[best] && c < best)) best = c;
    for (const std::uint32_t c : classes) tally_[c] = 0;
    return best;
}

}  // namespace orthant::dimension
