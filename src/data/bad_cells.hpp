#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orthant::data {

/// What is wrong with a cell.
enum class Flaw {
    text,             ///< where a number is wanted
    missing,          ///< and nothing can stand for it
    missing_feature,  ///< which imputation could fill
    infinite,
    not_utf8,
    no_fold,  ///< neither a fold's number nor -1
    no_time,  ///< no ISO 8601 date, and not a number either where the column has numbers
};

/// What a column holds.
enum class Content { feature, other };

/// Where a cell stands.
struct Spot {
    static constexpr std::size_t no_column = ~std::size_t{0};

    std::uint64_t row = 0;           ///< CSV: the line on which the record begins, from 1; HDF5: the row, from 0
    std::size_t column = no_column;  ///< CSV: from 1; HDF5: from 0, none where the data set has no columns
    std::string_view name{};         ///< of the CSV's column or HDF5's data set
    Content content = Content::other;
};

/// Collects what cannot be used of one file: all is counted, the first ten are told.
class BadCells {
  public:
    enum class Origin { csv, hdf5 };
    BadCells(std::filesystem::path file, Origin origin) : file_(std::move(file)), origin_(origin) {}

    void add(const Spot& spot, Flaw flaw, std::string_view text);

    /// A cell that is bad only if its column turns out to be one of numbers: kept apart until that is known.
    void doubt(const Spot& spot, Flaw flaw, std::string_view text);
    void confirm_doubts();

    /// A line of another number of fields than the header. Blank lines have none.
    void add_line(std::uint64_t line, std::size_t fields, std::size_t wanted);

    /// What else can be done about cells without a value.
    void offer_for_missing(std::string cure) { cure_for_missing_ = std::move(cure); }

    /// One Error(data) for all, with the cures; nothing where nothing is bad.
    void throw_if_any() const;

  private:
    struct Finds {
        std::uint64_t cells = 0, lines = 0;
        std::vector<std::string> listed;
        bool has_missing = false, has_missing_feature = false;
        std::vector<std::string> features;  ///< the first few that bad cells stand in
    };

    void note(Finds& finds, const Spot& spot, Flaw flaw, std::string_view text) const;
    std::string place(const Spot& spot) const;
    std::string cure() const;

    std::filesystem::path file_;
    Origin origin_;
    Finds found_, doubted_;
    std::string cure_for_missing_;
    bool is_doubt_ = false;  ///< whether doubts were confirmed
};

}  // namespace orthant::data
