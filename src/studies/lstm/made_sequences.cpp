#include "studies/lstm/made_sequences.hpp"

#include "base/contract.hpp"
#include "base/named.hpp"
#include "studies/lstm/draws.hpp"

#include <algorithm>

namespace orthant::lstm {
namespace {

constexpr std::size_t digits = 10;
constexpr std::size_t plus = digits;
constexpr double operations_per_value = 100;

struct Pair {
    std::vector<std::size_t> read;  ///< symbols; `nothing` stands for zeros
    std::vector<std::size_t> answer;
};
constexpr std::size_t nothing = static_cast<std::size_t>(-1);

Pair copied(const MadeRequest& request, Draws& draws) {
    Pair pair;
    pair.read.resize(1 + draws.below(request.length));
    for (std::size_t& symbol : pair.read) symbol = draws.below(request.symbols);
    pair.answer = pair.read;
    if (request.kind == MadeKind::reverse) std::ranges::reverse(pair.answer);
    return pair;
}

Pair added(const MadeRequest& request, Draws& draws) {
    std::vector<std::size_t> first(request.length), second(request.length);
    for (auto* number : {&first, &second})
        for (std::size_t& digit : *number) digit = draws.below(digits);
    Pair pair;
    pair.read = first;
    pair.read.push_back(plus);
    pair.read.insert(pair.read.end(), second.begin(), second.end());
    std::size_t carry = 0;
    for (std::size_t i = request.length; i-- > 0;) {
        const std::size_t sum = first[i] + second[i] + carry;
        pair.answer.push_back(sum % digits);
        carry = sum / digits;
    }
    pair.answer.push_back(carry);
    return pair;
}

Pair counted(const MadeRequest& request, Draws& draws) {
    ORTHANT_EXPECT(request.symbols > 0 && request.length > 0);
    Pair pair;
    pair.read.assign(request.length, nothing);
    pair.read.front() = draws.below(request.symbols);
    for (std::size_t i = 1; i <= request.length; ++i) pair.answer.push_back((pair.read.front() + i) % request.symbols);
    return pair;
}

/// Symbols below request.symbols are to be recalled, those behind them distract.
Pair recalled(const MadeRequest& request, Draws& draws) {
    ORTHANT_EXPECT(request.symbols > 0 && request.length > 0);
    Pair pair;
    pair.read.resize(request.length);
    for (std::size_t& symbol : pair.read) symbol = request.symbols + draws.below(request.symbols);
    pair.answer = {draws.below(request.symbols)};
    pair.read[draws.below(request.length)] = pair.answer.front();
    return pair;
}

std::size_t inputs_of(const MadeRequest& request) {
    switch (request.kind) {
        case MadeKind::copy:
        case MadeKind::reverse:
        case MadeKind::count:
            return request.symbols;
        case MadeKind::add:
            return digits + 1;
        case MadeKind::recall:
            return 2 * request.symbols;
    }
    contract_violated("a known kind", __FILE__, __LINE__);
}

Pair pair_of(const MadeRequest& request, std::uint64_t sequence) {
    Draws draws(request.seed, sequence);
    switch (request.kind) {
        case MadeKind::copy:
        case MadeKind::reverse:
            return copied(request, draws);
        case MadeKind::add:
            return added(request, draws);
        case MadeKind::count:
            return counted(request, draws);
        case MadeKind::recall:
            return recalled(request, draws);
    }
    contract_violated("a known kind", __FILE__, __LINE__);
}

}  // namespace

const std::vector<std::string>& made_names() {
    static const std::vector<std::string> names{"copy", "reverse", "add", "count", "recall"};
    return names;
}

MadeKind made_named(std::string_view name) {
    return named<MadeKind>(made_names(), name);
}

data::SequenceSet made_sequences(const MadeRequest& request, Pace* pace) {
    const std::size_t answers = request.kind == MadeKind::add ? digits : request.symbols;
    data::SequenceSet set;
    set.inputs = inputs_of(request);
    set.targets = 1;
    for (std::size_t i = 0; i < set.inputs; ++i) set.input_names.push_back("symbol " + std::to_string(i));
    set.target_names = {"symbol"};
    for (std::size_t i = 0; i < answers; ++i) set.class_names.push_back(std::to_string(i));
    set.input_scales.resize(set.inputs);
    set.target_mean = {0};
    set.target_scale = {1};
    for (std::size_t i = 0; i < request.sequences; ++i) {
        const Pair pair = pair_of(request, i);
        set.sequences.push_back({.first_input = set.input_values.size() / set.inputs,
                                 .steps = pair.read.size(),
                                 .first_target = set.target_values.size(),
                                 .target_rows = pair.answer.size()});
        for (const std::size_t symbol : pair.read)
            for (std::size_t j = 0; j < set.inputs; ++j) set.input_values.push_back(j == symbol ? 1.0f : 0.0f);
        for (const std::size_t symbol : pair.answer) set.target_values.push_back(static_cast<float>(symbol));
        set.longest = std::max<std::uint64_t>(set.longest, pair.read.size());
        if (pace != nullptr) pace->spend(operations_per_value * static_cast<double>(pair.read.size() * set.inputs));
    }
    set.part_begin = data::cut_in_order(request.sequences, request.shares);
    return set;
}

}  // namespace orthant::lstm
