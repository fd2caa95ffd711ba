#include "data/series.hpp"

#include "base/counted.hpp"
#include "data/cell.hpp"
#include "data/csv_columns.hpp"
#include "data/csv_records.hpp"
#include "data/csv_scanner.hpp"
#include "data/data_file.hpp"
#include "data/time_stamp.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace orthant::data {
namespace {

std::size_t place_of(const SeriesColumns& request, const std::vector<std::string>& header, const std::string& name,
                     const std::string& key) {
    require_column(request.file, header, name, key);
    const auto first = std::ranges::find(header, name);
    const auto second = std::find(first + 1, header.end(), name);
    if (second != header.end())
        throw file_error(request.file, "columns " + std::to_string(first - header.begin() + 1) + " and " +
                                           std::to_string(second - header.begin() + 1) + " are both named " +
                                           name_text(name) + " (columns are known by name); rename one in the header");
    return static_cast<std::size_t>(first - header.begin());
}

/// Reads the records of a series.
class SeriesReader {
  public:
    SeriesReader(const SeriesColumns& request, CsvScanner& scanner)
        : request_(request), scanner_(scanner), bad_(request.file, BadCells::Origin::csv) {
        series_.file = request.file;
        for (const std::string& name : request.inputs) series_.input_columns.push_back(column(name, "inputs"));
        for (const std::string& name : request.targets) series_.target_columns.push_back(column(name, "targets"));
        refuse_doubled(series_.input_columns, "inputs");
        refuse_doubled(series_.target_columns, "targets");
        if (!request.time.empty()) time_place_ = place_of(request, scanner.header(), request.time, "time");
        bad_.offer_for_missing("leave out windows that touch them with missing = \"drop\"");
    }

    Series read() {
        const std::size_t records = for_each_record(scanner_, bad_, [this] { read_record(); });
        bad_.throw_if_any();
        if (records < 2)
            throw file_error(request_.file, "it has " + counted(records, "row") +
                                                " (a series needs at least 2); check how it was made");
        series_.rows = records;
        return std::move(series_);
    }

  private:
    /// Its place among those of the series, where it may stand already.
    std::size_t column(const std::string& name, const std::string& key) {
        const auto known = std::ranges::find(series_.columns, name);
        if (known != series_.columns.end()) return static_cast<std::size_t>(known - series_.columns.begin());
        places_.push_back(place_of(request_, scanner_.header(), name, key));
        series_.columns.push_back(name);
        return series_.columns.size() - 1;
    }

    void refuse_doubled(const std::vector<std::size_t>& columns, const std::string& key) const {
        for (auto at = columns.begin(); at != columns.end(); ++at)
            if (std::find(columns.begin(), at, *at) != at)
                throw file_error(request_.file, key + " names column " + name_text(series_.columns[*at]) +
                                                    " twice (once is enough); remove one");
    }

    void read_record() {
        const auto fields = scanner_.fields();
        for (const std::size_t place : places_) series_.values.push_back(read_value(fields[place], place));
        series_.times.push_back(time_place_ ? read_time(fields[*time_place_])
                                            : static_cast<double>(series_.lines.size()));
        series_.lines.push_back(scanner_.line());
    }

    double read_value(std::string_view text, std::size_t place) {
        const Cell cell = read_cell(text);
        if (cell.kind == CellKind::infinite) bad_.add(spot_of(place), Flaw::infinite, text);
        if (cell.kind == CellKind::text) bad_.add(spot_of(place), Flaw::text, text);
        if (cell.kind == CellKind::missing && request_.missing == SeriesColumns::Missing::refused)
            bad_.add(spot_of(place), Flaw::missing, text);
        return cell.value;
    }

    /// The first time says whether all are dates or numbers. A time that cannot be read is bad, and is not held against
    /// its neighbours.
    double read_time(std::string_view text) {
        const Cell cell = read_cell(text);
        const std::optional<double> date = read_time_stamp(text);
        if (series_.lines.empty()) series_.has_dates = date.has_value();
        const bool is_number = cell.kind == CellKind::number && !date;
        if (series_.has_dates ? date.has_value() : is_number) return date ? *date : cell.value;
        bad_.add(spot_of(*time_place_), cell.kind == CellKind::infinite ? Flaw::infinite : Flaw::no_time, text);
        return 0;
    }

    Spot spot_of(std::size_t place) const { return {scanner_.line(), place + 1, scanner_.header()[place]}; }

    const SeriesColumns& request_;
    CsvScanner& scanner_;
    BadCells bad_;
    std::vector<std::size_t> places_;
    std::optional<std::size_t> time_place_;
    Series series_;
};

std::string shown(const Series& series, double time) {
    return series.has_dates ? time_stamp(time) : canonical_label(time);
}

std::string shown_step(const Series& series, double step) {
    return canonical_label(step) + (series.has_dates ? " s" : "");
}

void check_order(const Series& series) {
    for (std::size_t row = 1; row < series.rows; ++row) {
        const double before = series.times[row - 1], time = series.times[row];
        if (time > before) continue;
        const std::string where = "line " + std::to_string(series.lines[row]) + ": the time " + shown(series, time);
        if (time == before)
            throw file_error(series.file, where + " stands in line " + std::to_string(series.lines[row - 1]) +
                                              ", too (each time needs one row); remove or merge one");
        throw file_error(series.file, where + " comes after " + shown(series, before) +
                                          " (times must increase); sort the rows by time");
    }
}

void find_gaps(Series& series) {
    constexpr double rounding = 1e-6;
    std::vector<double> steps(series.rows - 1);
    for (std::size_t i = 0; i < steps.size(); ++i) steps[i] = series.times[i + 1] - series.times[i];
    std::vector<double> sorted = steps;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    series.step = *middle;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (std::abs(steps[i] - series.step) > rounding * series.step) series.gaps.push_back(i + 1);
}

void refuse_gaps(const Series& series) {
    if (series.gaps.empty()) return;
    const std::size_t row = series.gaps.front();
    const std::uint64_t more = series.gaps.size() - 1;
    throw file_error(series.file,
                     "line " + std::to_string(series.lines[row]) + ": the time goes on from " +
                         shown(series, series.times[row - 1]) + " by " +
                         shown_step(series, series.times[row] - series.times[row - 1]) + " (other steps are of " +
                         shown_step(series, series.step) +
                         (more == 0 ? "" : "; " + counted(more, "more gap") + " follow" + (more == 1 ? "s" : "")) +
                         "); fill in what is missing, or leave out windows across gaps with gaps = \"drop\"");
}

}  // namespace

Series read_series(const SeriesColumns& request) {
    CsvScanner scanner(request.file);
    Series series = SeriesReader(request, scanner).read();
    check_order(series);
    find_gaps(series);
    if (request.gaps == SeriesColumns::Gaps::refused) refuse_gaps(series);
    return series;
}

}  // namespace orthant::data
