#include "data/ragged_file.hpp"

#include "base/counted.hpp"
#include "base/host_memory.hpp"
#include "data/bad_cells.hpp"
#include "data/data_file.hpp"
#include "data/hdf5_opener.hpp"
#include "data/hdf5_part.hpp"
#include "data/hdf5_table.hpp"
#include "data/table_rows.hpp"
#include "data/target_column.hpp"
#include "h5/probe.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace orthant::data {
namespace {

class RaggedReader {
  public:
    RaggedReader(const std::filesystem::path& path, const h5::File& file)
        : path_(path), opener_(path, file), bad_(path, BadCells::Origin::hdf5) {}

    RaggedFile read(SequenceTask task) {
        RaggedFile file;
        file.path = path_;
        file.values = read_rows("values", "the sequences' steps");
        file.offsets = read_offsets("offsets", "values", file.values.rows);
        read_wanted(task, file);
        if (opener_.contains("split")) file.split = read_split(file.sequences());
        bad_.throw_if_any();
        return file;
    }

    RaggedFile read_unanswered(SequenceTask task) {
        RaggedFile file;
        file.path = path_;
        file.values = read_rows("values", "the sequences' steps");
        bad_.throw_if_any();
        file.offsets = read_offsets("offsets", "values", file.values.rows);
        if (task != SequenceTask::translate || !opener_.contains("answer_offsets")) return file;
        file.answer_offsets = read_offsets("answer_offsets");
        refuse_other_answers(file);
        refuse_larger_than(host_memory_bytes(), path_, file.answer_offsets.back(), file.values.columns);
        return file;
    }

  private:
    void read_wanted(SequenceTask task, RaggedFile& file) {
        const std::uint64_t sequences = file.sequences(), steps = file.values.rows;
        if (task == SequenceTask::classify) read_classes(sequences, "sequence", file);
        if (task == SequenceTask::forecast) file.targets = read_targets(sequences, "sequence");
        if (task == SequenceTask::tag) {
            if (opener_.contains("targets") && opener_.contains("class"))
                opener_.fail("it has both 'targets' and 'class' (one of them is to be learned); remove the other");
            if (opener_.contains("targets"))
                file.targets = read_targets(steps, "step");
            else
                read_classes(steps, "step", file);
        }
        if (task != SequenceTask::translate) return;
        file.targets = read_rows("answers", "the answers' steps");
        file.answer_offsets = read_offsets("answer_offsets", "answers", file.targets->rows);
        refuse_other_answers(file);
    }

    void refuse_other_answers(const RaggedFile& file) const {
        if (file.answer_offsets.size() != file.offsets.size())
            opener_.fail("it has " + counted(file.sequences(), "sequence") + " and " +
                         counted(file.answer_offsets.size() - 1, "answer") +
                         " (each sequence needs one); check how the file was made");
    }

    /// A vector is rows of one number.
    NumberRows read_rows(const std::string& name, const std::string& use) {
        const Hdf5Part part = opener_.open_rows(name, use);
        refuse_larger_than(host_memory_bytes(), path_, part.rows, part.columns);
        NumberRows rows{part.rows, part.columns, std::vector<double>(part.rows * part.columns)};
        h5::read_into<double>(part.dataset, 0, rows.values);
        for (std::size_t i = 0; i < rows.values.size(); ++i) {
            if (std::isfinite(rows.values[i])) continue;
            bad_.add({.row = i / part.columns, .column = i % part.columns, .name = name},
                     std::isnan(rows.values[i]) ? Flaw::missing : Flaw::infinite, "");
        }
        return rows;
    }

    NumberRows read_targets(std::uint64_t wanted, const std::string& owner) {
        NumberRows targets = read_rows("targets", "the targets");
        refuse_length("targets", targets.rows, wanted, owner);
        return targets;
    }

    void refuse_length(const std::string& name, std::uint64_t rows, std::uint64_t wanted,
                       const std::string& owner) const {
        if (rows == wanted) return;
        opener_.fail(name_text(name) + " has " + counted(rows, "row") + " for " + counted(wanted, owner) +
                     " (each needs one); check how the file was made, or ask for another task");
    }

    void read_classes(std::uint64_t wanted, const std::string& owner, RaggedFile& file) {
        const Hdf5Part part = opener_.open_vector("class", "the classes");
        refuse_length("class", part.rows, wanted, owner);
        TargetColumn classes(Target::classes);
        for_each_value(part, [&](auto value, const Spot& spot) { classes.add(value, spot, bad_); });
        bad_.throw_if_any();
        TargetColumn::Values taken = classes.take();
        if (taken.classes.size() < 2)
            opener_.fail("'class' has one class only (there is nothing to tell apart); give it sequences of another");
        file.class_names = std::move(taken.classes);
        file.classes = std::move(taken.y);
    }

    std::vector<std::int64_t> read_integers(const std::string& name, const std::string& use) const {
        const Hdf5Part part = opener_.open_vector(name, use);
        if (part.type != h5::ForeignType::integer && part.type != h5::ForeignType::unsigned_integer)
            opener_.fail(name_text(name) + " does not hold integers (it holds " +
                         (part.type == h5::ForeignType::text ? "text" : "numbers with a fraction") +
                         "); store whole numbers");
        std::vector<std::int64_t> integers(part.rows);
        h5::read_into<std::int64_t>(part.dataset, 0, integers);
        return integers;
    }

    std::vector<std::uint64_t> read_offsets(const std::string& name) const {
        const std::vector<std::int64_t> offsets = read_integers(name, "where sequences begin");
        const auto at = [&](std::size_t i) { return name + "[" + std::to_string(i) + "]"; };
        if (offsets.size() < 2)
            opener_.fail(name_text(name) + " has " + std::to_string(offsets.size()) +
                         (offsets.size() == 1 ? " entry" : " entries") +
                         " (n sequences have n + 1); check how the file was made");
        if (offsets.front() != 0)
            opener_.fail(at(0) + " is " + std::to_string(offsets.front()) +
                         " (the first sequence begins at row 0); check how the file was made");
        for (std::size_t i = 1; i < offsets.size(); ++i) {
            const std::int64_t before = offsets[i - 1], offset = offsets[i];
            if (offset < before)
                opener_.fail(at(i) + " is " + std::to_string(offset) + " after " + std::to_string(before) +
                             " (offsets must increase); check how the file was made");
            if (offset == before)
                opener_.fail("sequence " + std::to_string(i - 1) + " has no steps (" + at(i - 1) + " and " + at(i) +
                             " are both " + std::to_string(offset) + "); remove it");
        }
        return {offsets.begin(), offsets.end()};
    }

    std::vector<std::uint64_t> read_offsets(const std::string& name, const std::string& rows_name,
                                            std::uint64_t rows) const {
        std::vector<std::uint64_t> offsets = read_offsets(name);
        if (offsets.back() != rows)
            opener_.fail(name + "[" + std::to_string(offsets.size() - 1) + "] is " + std::to_string(offsets.back()) +
                         " and " + name_text(rows_name) + " has " + counted(rows, "row") +
                         " (the last sequence ends with them); check how the file was made");
        return offsets;
    }

    std::vector<SetPart> read_split(std::uint64_t sequences) const {
        const std::vector<std::int64_t> numbers = read_integers("split", "the parts of the set");
        refuse_length("split", numbers.size(), sequences, "sequence");
        std::vector<SetPart> split;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (numbers[i] < 0 || numbers[i] > 2)
                opener_.fail("split[" + std::to_string(i) + "] is " + std::to_string(numbers[i]) +
                             " (0 is training, 1 validation, 2 test); correct it");
            split.push_back(static_cast<SetPart>(numbers[i]));
        }
        if (std::ranges::find(split, SetPart::training) == split.end())
            opener_.fail("'split' leaves no sequence to training (0 is training); correct it");
        return split;
    }

    std::filesystem::path path_;
    Hdf5Opener opener_;
    BadCells bad_;
};

template <class Read>
RaggedFile with_reader(const std::filesystem::path& path, Read read) {
    if (!is_hdf5(path))
        throw file_error(path,
                         "it is not HDF5 (sequences of different lengths need data sets 'values' and 'offsets'); "
                         "convert it");
    return with_file_named(path, [&] {
        const h5::File file = h5::open_foreign_file(path);
        RaggedReader reader(path, file);
        return read(reader);
    });
}

}  // namespace

RaggedFile read_ragged_file(const std::filesystem::path& path, SequenceTask task) {
    return with_reader(path, [&](RaggedReader& reader) { return reader.read(task); });
}

RaggedFile read_unanswered_file(const std::filesystem::path& path, SequenceTask task) {
    return with_reader(path, [&](RaggedReader& reader) { return reader.read_unanswered(task); });
}

}  // namespace orthant::data
