#include "studies/knn/make_splits.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"
#include "data/fold_file.hpp"
#include "data/folds.hpp"
#include "data/subsets.hpp"
#include "studies/knn/job_table.hpp"

#include <algorithm>
#include <string>

namespace orthant::knn {
namespace {

class SplitMaker {
  public:
    SplitMaker(const SweepSettings& settings, const data::Table& table)
        : settings_(&settings), table_(&table), validation_(validation_of(settings, table)) {}

    MadeSplits make() {
        in_file(validation_ == Validation::group ? "test_share, of groups" : "test_share", [&] { find_test_rows(); });
        if (validation_ == Validation::file)
            read_folds();
        else
            in_file("folds", [&] { make_folds(); });
        MadeSplits made;
        made.shape = {.rows = table_->rows,
                      .test_rows = static_cast<std::size_t>(std::ranges::count(is_test_, 1)),
                      .repeats = folds_.size(),
                      .folds = fold_count_,
                      .inner_folds = settings_->inner_folds};
        made.bytes.resize(Splits::bytes(made.shape));
        const Splits::Parts parts = Splits::parts(made.shape, made.bytes);
        for (std::size_t r = 0; r < folds_.size(); ++r) {
            std::ranges::copy(data::learning_priorities(table_->rows, key(r)), parts.priorities.begin() + offset(r));
            std::ranges::copy(folds_[r], parts.folds.begin() + offset(r));
        }
        in_file("inner_folds", [&] { fill_inner(parts.inner); });
        made.smallest_training = smallest_training(Splits(made.shape, made.bytes));
        return made;
    }

  private:
    std::uint64_t key(std::size_t repeat) const { return data::fold_key(settings_->seed, repeat); }
    std::ptrdiff_t offset(std::size_t repeat) const { return static_cast<std::ptrdiff_t>(repeat * table_->rows); }

    /// Errors of a table that is too small for what a key asks tell of both.
    template <class Make>
    void in_file(const char* key, Make make) const {
        try {
            make();
        } catch (const Error& failure) {
            throw Error(failure.kind(), "'" + settings_->table.file.string() + "': " + key + ": " + failure.what());
        }
    }

    /// Rows that the folds are made of.
    std::vector<std::uint32_t> other_rows() const {
        std::vector<std::uint32_t> rows;
        for (std::size_t i = 0; i < table_->rows; ++i)
            if (is_test_[i] == 0) rows.push_back(static_cast<std::uint32_t>(i));
        return rows;
    }

    std::vector<std::int32_t> classes_of(std::span<const std::uint32_t> rows) const {
        std::vector<std::int32_t> classes;
        for (const std::uint32_t row : rows) classes.push_back(static_cast<std::int32_t>(table_->y[row]));
        return classes;
    }

    std::vector<std::int64_t> groups_of(std::span<const std::uint32_t> rows) const {
        std::vector<std::int64_t> groups;
        for (const std::uint32_t row : rows) groups.push_back(table_->groups[row]);
        return groups;
    }

    void find_test_rows() {
        is_test_.assign(table_->rows, 0);
        std::fill(is_test_.end() - static_cast<std::ptrdiff_t>(table_->test_rows), is_test_.end(), 1);
        if (settings_->test_share == 0) return;
        if (validation_ == Validation::group) return hold_out_groups();
        const auto all = other_rows();
        is_test_ = table_->classes.empty() ? data::held_out(table_->rows, settings_->test_share, key(0))
                                           : data::stratified_held_out(classes_of(all), settings_->test_share, key(0));
    }

    void hold_out_groups() {
        const auto groups = static_cast<std::size_t>(std::ranges::max(table_->groups) + 1);
        const std::vector<std::uint8_t> is_test = data::held_out(groups, settings_->test_share, key(0));
        for (std::size_t i = 0; i < table_->rows; ++i)
            is_test_[i] = is_test[static_cast<std::size_t>(table_->groups[i])];
    }

    void make_folds() {
        const std::vector<std::uint32_t> rows = other_rows();
        for (std::size_t r = 0; r < settings_->repeats; ++r) {
            std::vector<std::int32_t> whole(table_->rows, held_out);
            const std::vector<std::int32_t> part = folds_of(rows, key(r));
            for (std::size_t i = 0; i < rows.size(); ++i) whole[rows[i]] = part[i];
            folds_.push_back(std::move(whole));
        }
    }

    std::vector<std::int32_t> folds_of(std::span<const std::uint32_t> rows, std::uint64_t key) {
        fold_count_ = settings_->folds;
        switch (validation_) {
            case Validation::stratified:
                return data::stratified_folds(classes_of(rows), static_cast<std::int32_t>(fold_count_), key);
            case Validation::k_fold:
                return data::k_folds(rows.size(), static_cast<std::int32_t>(fold_count_), key);
            case Validation::group:
                return data::group_folds(groups_of(rows), static_cast<std::int32_t>(fold_count_), key);
            case Validation::leave_one_out: {
                fold_count_ = rows.size();
                std::vector<std::int32_t> own(rows.size());
                for (std::size_t i = 0; i < own.size(); ++i) own[i] = static_cast<std::int32_t>(i);
                return own;
            }
            case Validation::none:
                fold_count_ = 0;
                return std::vector<std::int32_t>(rows.size(), always_training);
            case Validation::automatic:
            case Validation::file:
                break;
        }
        contract_violated("a validation that makes folds", __FILE__, __LINE__);
    }

    /// Of the rows of the table; those of a test file follow them.
    void read_folds() {
        const std::size_t rows = table_->rows - table_->test_rows;
        for (std::vector<std::int32_t>& folds : data::read_fold_file(settings_->folds_file, rows)) {
            folds.resize(table_->rows, held_out);
            for (std::size_t i = 0; i < rows; ++i)
                if (is_test_[i] == 1) folds[i] = held_out;
            fold_count_ = std::max(fold_count_, static_cast<std::size_t>(std::ranges::max(folds) + 1));
            folds_.push_back(std::move(folds));
        }
        for (std::size_t r = 0; r < folds_.size(); ++r)
            for (std::size_t f = 0; f < fold_count_; ++f)
                if (std::ranges::count(folds_[r], static_cast<std::int32_t>(f)) == 0)
                    throw Error(ErrorKind::data, "'" + settings_->folds_file.string() + "': repeat " +
                                                     std::to_string(r + 1) + " has no row in fold " +
                                                     std::to_string(f) + " (folds are numbered from 0 without gaps, " +
                                                     std::to_string(fold_count_) + " in all); renumber them");
    }

    void fill_inner(std::span<std::int32_t> inner) const {
        if (inner.empty()) return;
        const auto folds = static_cast<std::int32_t>(settings_->inner_folds);
        const bool is_grouped =
            validation_ == Validation::group || (validation_ == Validation::file && !table_->groups.empty());
        for (std::size_t r = 0; r < folds_.size(); ++r)
            for (std::size_t f = 0; f < fold_count_; ++f) {
                std::vector<std::uint32_t> rows;
                for (std::size_t i = 0; i < table_->rows; ++i)
                    if (folds_[r][i] != held_out && folds_[r][i] != static_cast<std::int32_t>(f))
                        rows.push_back(static_cast<std::uint32_t>(i));
                const std::uint64_t inner_key = data::inner_key(key(r), f);
                const std::vector<std::int32_t> part = is_grouped ? data::group_folds(groups_of(rows), folds, inner_key)
                                                       : !table_->classes.empty() && validation_ != Validation::k_fold
                                                           ? data::stratified_folds(classes_of(rows), folds, inner_key)
                                                           : data::k_folds(rows.size(), folds, inner_key);
                const auto to = inner.subspan((r * fold_count_ + f) * table_->rows, table_->rows);
                std::ranges::fill(to, always_training);
                for (std::size_t i = 0; i < rows.size(); ++i) to[rows[i]] = part[i];
            }
    }

    std::size_t smallest_training(const Splits& splits) const {
        const double share = settings_->least_share;
        if (validation_ == Validation::leave_one_out || fold_count_ == 0)
            return data::rows_of_share(splits.shape().training_rows() - std::min<std::size_t>(1, fold_count_), share);
        std::size_t smallest = table_->rows;
        const auto look_at = [&](const Split& split) {
            smallest = std::min(smallest, TrainingPart(splits, split, share).rows().size());
        };
        for (std::uint32_t r = 0; r < folds_.size(); ++r)
            for (std::uint32_t f = 0; f < fold_count_; ++f) {
                look_at({Split::Kind::fold, r, f, 0});
                for (std::uint32_t j = 0; j < settings_->inner_folds; ++j) look_at({Split::Kind::inner, r, f, j});
            }
        return smallest;
    }

    const SweepSettings* settings_;
    const data::Table* table_;
    Validation validation_;
    std::vector<std::uint8_t> is_test_;
    std::size_t fold_count_ = 0;
    std::vector<std::vector<std::int32_t>> folds_;
};

}  // namespace

Validation validation_of(const SweepSettings& settings, const data::Table& table) {
    if (settings.validation != Validation::automatic) return settings.validation;
    return table.classes.empty() ? Validation::k_fold : Validation::stratified;
}

MadeSplits make_splits(const SweepSettings& settings, const data::Table& table) {
    if (settings.validation == Validation::stratified && table.classes.empty())
        throw contradiction(settings.job_file,
                            "validation = \"stratified\" does not fit the target (it is a number, and "
                            "classes are what is spread); choose k-fold, or predict = \"classes\"");
    return SplitMaker(settings, table).make();
}

}  // namespace orthant::knn
