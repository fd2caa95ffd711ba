#pragma once

#include "store/result_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::cli {

/// The variables of a result file, sorted into what fits a table and what does not.
class ResultView {
  public:
    /// Results over the same axes, and over at most one short dimension of their own: the columns of one table.
    struct Block {
        std::vector<std::string> axes;
        std::string own;  ///< the dimension of their own, "" where there is none
        std::vector<const store::StoredVariable*> columns;
    };

    /// `chosen_by` is the result whose least is the best, "" where points are not compared. Error(storage), also where
    /// a variable and its axes differ in size: another program has rewritten the file.
    explicit ResultView(const store::ResultReader& reader, const std::string& chosen_by = {});

    const std::vector<Block>& blocks() const { return blocks_; }
    /// Results with more dimensions than a table has.
    const std::vector<const store::StoredVariable*>& too_large() const { return too_large_; }
    /// Results of single replicates, whose means are shown.
    const std::vector<const store::StoredVariable*>& replicated() const { return replicated_; }

    /// What trials drew, in job order.
    const std::vector<const store::StoredVariable*>& drawn() const { return drawn_; }
    /// By what the trials of a search are ranked, their mean where there are replicates; null where they are not.
    const store::StoredVariable* ranked_by() const { return ranked_by_; }
    /// The rows of a table over these axes as they are shown: ranked ones the best first, else the last axis fastest.
    std::vector<std::size_t> rows(const std::vector<std::string>& axes) const;
    const store::StoredVariable& coordinate(const std::string& dimension) const { return variables_.at(dimension); }
    /// Results with cells that are not finite although their point has results; closed forms, which need not exist
    /// everywhere, left out.
    std::vector<const store::StoredVariable*> with_non_finite_cells() const;

    /// The standard errors of a result, cell by cell; null where there are none.
    const store::StoredVariable* standard_error(const store::StoredVariable& result) const;
    /// What a result should be by its closed form, cell by cell; null where there is none.
    const store::StoredVariable* closed_form(const store::StoredVariable& result) const;
    /// Whether its standard error is known well enough to say how many of them lie between two numbers: not where it
    /// comes from a few replicates, since then ten are no rare thing (Student's t).
    bool has_sure_error(const store::StoredVariable& result) const;
    /// How many points are in this state; 0 when the file has none.
    std::size_t points(study::PointStatus status) const;

  private:
    void check_shape(const store::StoredVariable& variable) const;
    const store::StoredVariable* companion(const store::StoredVariable& result, std::string_view ending) const;
    bool stands_beside_another(const store::StoredVariable& variable) const;
    void keep_closed_form_of_mean(const std::string& name);
    void rank_by(const std::string& chosen_by, const std::vector<std::string>& axes);
    void sort_in(const store::StoredVariable& variable, const std::vector<std::string>& axes);

    std::map<std::string, store::StoredVariable> variables_;
    std::vector<Block> blocks_;
    std::vector<const store::StoredVariable*> drawn_;
    const store::StoredVariable* ranked_by_ = nullptr;
    std::vector<const store::StoredVariable*> too_large_;
    std::vector<const store::StoredVariable*> replicated_;
};

/// The word that a code stands for; null where it stands for none.
const std::string* word_of(const store::StoredVariable& variable, std::int64_t code);

/// A cell of real numbers; NaN of anything else, and of null.
double real_at(const store::StoredVariable* variable, std::size_t index);

/// A cell as text: with its standard error where it has one, else as cell_text.
std::string estimate_text(const ResultView& view, const store::StoredVariable& variable, std::size_t index);

/// One cell as text: the word that a code stands for, else the value.
std::string cell_text(const store::StoredVariable& variable, std::size_t index);

}  // namespace orthant::cli
