#include "studies/knn/kept_neighbours.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::knn {
namespace {

std::uint32_t read_below(ByteReader& in, std::size_t limit) {
    const std::uint64_t number = in.get_varint();
    if (number >= limit) throw MalformedBytes("a record of knn.sweep keeps neighbours of a row that there is not");
    return static_cast<std::uint32_t>(number);
}

}  // namespace

void KeptNeighbours::add(std::uint32_t repeat, std::uint32_t row, std::span<const std::uint32_t> neighbours,
                         std::span<const double> distances) {
    ORTHANT_EXPECT(neighbours.size() >= length_ && distances.size() >= length_);
    places_.push_back({repeat, row});
    neighbours_.insert(neighbours_.end(), neighbours.begin(),
                       neighbours.begin() + static_cast<std::ptrdiff_t>(length_));
    distances_.insert(distances_.end(), distances.begin(), distances.begin() + static_cast<std::ptrdiff_t>(length_));
}

KeptNeighbours::Entry KeptNeighbours::entry(std::size_t i) const {
    return {places_[i].repeat, places_[i].row, std::span(neighbours_).subspan(i * length_, length_),
            std::span(distances_).subspan(i * length_, length_)};
}

void KeptNeighbours::write(ByteWriter& out) const {
    out.put_varint(places_.size());
    for (const Place& place : places_) {
        out.put_varint(place.repeat);
        out.put_varint(place.row);
    }
    for (const std::uint32_t row : neighbours_) out.put_varint(row);
    out.put_all(std::span(distances_));
}

void KeptNeighbours::read(ByteReader& in) {
    const std::uint64_t count = in.get_varint();
    if (count > (length_ == 0 ? 0 : in.remaining()))
        throw MalformedBytes("a record of knn.sweep claims too many neighbours");
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint32_t repeat = read_below(in, repeats_);
        places_.push_back({repeat, read_below(in, rows_)});
    }
    for (std::uint64_t i = 0; i < count * length_; ++i) neighbours_.push_back(read_below(in, rows_));
    if (count * length_ > in.remaining() / sizeof(double))
        throw MalformedBytes("a record of knn.sweep has too few distances");
    std::vector<double> distances(count * length_);
    in.get_all(std::span(distances));
    if (!std::ranges::all_of(distances, [](double distance) { return distance >= 0; }))
        throw MalformedBytes("a record of knn.sweep has a distance below 0");
    distances_.insert(distances_.end(), distances.begin(), distances.end());
}

}  // namespace orthant::knn
