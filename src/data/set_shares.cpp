#include "data/set_shares.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "data/subsets.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace orthant::data {
namespace {

std::string share_list(const SetShares& shares) {
    std::ostringstream text;
    text << shares.training << ", " << shares.validation << ", " << shares.test;
    return text.str();
}

/// Of the things that are still in training, a share drawn at random, class by class.
void give_away(std::vector<SetPart>& parts, SetPart to, double share, std::span<const std::int32_t> classes,
               std::uint64_t key) {
    if (share <= 0) return;
    std::vector<std::size_t> left;
    std::vector<std::int32_t> classes_left;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] != SetPart::training) continue;
        left.push_back(i);
        classes_left.push_back(classes.empty() ? 0 : classes[i]);
    }
    const std::uint64_t part_key = Hash64(key).add(part_name(to)).digest();
    const std::vector<std::uint8_t> is_given = stratified_held_out(classes_left, share, part_key);
    for (std::size_t i = 0; i < left.size(); ++i)
        if (is_given[i] != 0) parts[left[i]] = to;
}

}  // namespace

void check_shares(const SetShares& shares) {
    constexpr double rounding = 1e-9;
    const bool are_shares = shares.training > 0 && shares.validation >= 0 && shares.test >= 0;
    if (are_shares && std::abs(shares.training + shares.validation + shares.test - 1) < rounding) return;
    throw Error(ErrorKind::job, "the shares of training, validation and test are " + share_list(shares) +
                                    " (they must add up to 1, and training needs some); correct them");
}

std::array<std::uint64_t, 4> cut_in_order(std::uint64_t count, const SetShares& shares) {
    check_shares(shares);
    const std::uint64_t training = rows_of_share(count, shares.training);
    const double both = std::min(1.0, shares.training + shares.validation);
    const std::uint64_t validation = shares.test == 0 ? count : rows_of_share(count, both);
    return {0, training, std::max(training, validation), count};
}

std::vector<SetPart> draw_parts(std::uint64_t count, std::span<const std::int32_t> classes, const SetShares& shares,
                                std::uint64_t key) {
    ORTHANT_EXPECT(classes.empty() || classes.size() == count);
    check_shares(shares);
    std::vector<SetPart> parts(count, SetPart::training);
    give_away(parts, SetPart::test, shares.test, classes, key);
    give_away(parts, SetPart::validation, shares.validation / (shares.training + shares.validation), classes, key);
    return parts;
}

std::string part_name(SetPart part) {
    constexpr std::array names{"training", "validation", "test"};
    return names[static_cast<std::size_t>(part)];
}

void arrange(SequenceSet& set, std::span<const Sequence> sequences, std::span<const SetPart> parts) {
    ORTHANT_EXPECT(sequences.size() == parts.size());
    set.sequences.clear();
    set.sequences.reserve(sequences.size());
    for (const SetPart part : {SetPart::training, SetPart::validation, SetPart::test}) {
        for (std::size_t i = 0; i < sequences.size(); ++i)
            if (parts[i] == part) set.sequences.push_back(sequences[i]);
        set.part_begin[static_cast<std::size_t>(part) + 1] = set.sequences.size();
    }
    set.longest = 0;
    for (const Sequence& one : sequences) set.longest = std::max(set.longest, one.steps);
}

}  // namespace orthant::data
