#include "data/csv_table.hpp"

#include "data/cell.hpp"
#include "data/csv_columns.hpp"
#include "data/csv_records.hpp"
#include "data/csv_scanner.hpp"
#include "data/table_rows.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace orthant::data {
namespace {

namespace fs = std::filesystem;

/// How far all files of a request are read, bytes: from it follows how many rows there will be.
struct Progress {
    std::uint64_t other_files = 0, all_files = 0;
};

/// Reads one file into the rows of a table.
class CsvReader {
  public:
    CsvReader(CsvScanner& scanner, const std::vector<CsvColumn>& columns, TableRows& rows, BadCells& bad,
              const Progress& progress)
        : scanner_(scanner),
          columns_(columns),
          rows_(rows),
          bad_(bad),
          progress_(progress),
          features_(rows.columns(), std::numeric_limits<double>::quiet_NaN()) {}

    /// Appends all records, and tells how many there are.
    std::size_t read_all() {
        return for_each_record(scanner_, bad_, [this] { read_record(); });
    }

  private:
    void read_record();
    Spot spot_of(std::size_t column) const;
    void note_flaw(CellKind kind, std::string_view text, const Spot& spot);
    void make_space();

    CsvScanner& scanner_;
    const std::vector<CsvColumn>& columns_;
    TableRows& rows_;
    BadCells& bad_;
    Progress progress_;
    std::vector<double> features_;  ///< of the current record
};

void CsvReader::read_record() {
    const auto fields = scanner_.fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const CsvColumn& column = columns_[i];
        if (column.role == Role::feature) {
            const Cell cell = read_cell(fields[i]);
            features_[column.feature] = cell.value;
            if (cell.kind != CellKind::number) note_flaw(cell.kind, fields[i], spot_of(i));
        } else if (column.role == Role::target) {
            rows_.target().add(fields[i], spot_of(i), bad_);
        } else if (column.role == Role::group) {
            rows_.add_group(fields[i], spot_of(i), bad_);
        }
    }
    make_space();
    rows_.x().insert(rows_.x().end(), features_.begin(), features_.end());
}

Spot CsvReader::spot_of(std::size_t column) const {
    const CsvColumn& it = columns_[column];
    return {scanner_.line(), column + 1, it.name, it.role == Role::feature ? Content::feature : Content::other};
}

void CsvReader::note_flaw(CellKind kind, std::string_view text, const Spot& spot) {
    if (kind == CellKind::missing) return rows_.add_missing(spot, text, bad_);
    bad_.add(spot, kind == CellKind::infinite ? Flaw::infinite : Flaw::text, text);
}

/// Grows to the rows that all files will have if they go on as they began, and a little more, so that the values are
/// seldom moved.
void CsvReader::make_space() {
    constexpr std::uint64_t at_first = 1024;
    const std::uint64_t rows = rows_.x().size() / rows_.columns();
    if (rows < rows_.capacity_rows()) return;
    const double share = static_cast<double>(progress_.other_files + scanner_.bytes_passed()) /
                         static_cast<double>(std::max<std::uint64_t>(progress_.all_files, 1));
    const double expected = 1.02 * static_cast<double>(rows) / share;
    rows_.reserve(std::max(rows + rows / 8 + at_first, static_cast<std::uint64_t>(expected)));
}

void read_file(CsvScanner& scanner, const fs::path& file, const std::vector<CsvColumn>& columns, TableRows& rows,
               const Progress& progress) {
    BadCells& bad = rows.begin_file(file, BadCells::Origin::csv);
    rows.end_file(CsvReader(scanner, columns, rows, bad, progress).read_all());
}

}  // namespace

Table read_csv_table(const TableRequest& request) {
    CsvScanner scanner(request.file);
    std::optional<CsvScanner> test;
    if (!request.test_file.empty()) test.emplace(request.test_file);
    const std::vector<CsvColumn> columns =
        sort_columns(scanner.header(), request, test ? test->header() : std::vector<std::string>{});
    const std::vector<std::string> features = feature_names(columns);
    std::vector<CsvColumn> test_columns;
    if (test) test_columns = match_columns(test->header(), request, features);

    TableRows rows(request, features);
    const std::uint64_t bytes = scanner.file_bytes(), all_bytes = bytes + (test ? test->file_bytes() : 0);
    read_file(scanner, request.file, columns, rows, {0, all_bytes});
    if (test) read_file(*test, request.test_file, test_columns, rows, {bytes, all_bytes});
    return rows.finish();
}

}  // namespace orthant::data
