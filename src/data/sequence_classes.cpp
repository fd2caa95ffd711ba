#include "data/sequence_classes.hpp"

#include "base/wording.hpp"
#include "data/data_file.hpp"
#include "data/set_shares.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::data {

void refuse_unseen_classes(const SequenceSet& set, const std::filesystem::path& file) {
    if (set.class_names.empty()) return;
    const SequenceView all = view(set);
    std::vector<std::uint8_t> is_seen(set.class_names.size());
    const auto each_class = [&](SetPart part, auto visit) {
        for (const Sequence& one : all.part(part))
            for (const float number : all.targets_of(one)) visit(static_cast<std::size_t>(number));
    };
    each_class(SetPart::training, [&](std::size_t number) { is_seen[number] = 1; });
    for (const SetPart part : {SetPart::validation, SetPart::test})
        each_class(part, [&](std::size_t number) {
            if (is_seen[number] == 0)
                throw file_error(file,
                                 "class " + in_quotes(set.class_names[number]) + " stands in the " + part_name(part) +
                                     " part and nowhere in training (it cannot be learned); give training more of "
                                     "it, or remove it");
        });
}

}  // namespace orthant::data
