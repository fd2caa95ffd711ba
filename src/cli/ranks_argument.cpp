#include "cli/ranks_argument.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace orthant::cli {
namespace {

constexpr std::uint64_t most_ranks = 10'000'000;

}  // namespace

std::vector<std::uint64_t> parse_ranks(const std::string& option, const std::string& text) {
    std::vector<std::uint64_t> ranks;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t comma = std::min(text.find(',', start), text.size());
        const std::string_view one = std::string_view(text).substr(start, comma - start);
        std::uint64_t count = 0;
        const auto read = std::from_chars(one.data(), one.data() + one.size(), count);
        if (read.ec != std::errc{} || read.ptr != one.data() + one.size() || count < 1 || count > most_ranks)
            throw Error(ErrorKind::usage, option + ": '" + std::string(one) +
                                              "' is not a number of ranks (1 to 10000000); write for example " +
                                              option + " 64");
        ranks.push_back(count);
        start = comma + 1;
    }
    return ranks;
}

}  // namespace orthant::cli
