#pragma once

#include "data/bad_cells.hpp"
#include "data/csv_scanner.hpp"

#include <cstddef>
#include <cstdint>

namespace orthant::data {

/// Calls `visit()` at each record with as many fields as the header, and tells how many records there are. Others are
/// bad lines, also blank ones that are not at the end of the file.
template <class Visit>
std::size_t for_each_record(CsvScanner& scanner, BadCells& bad, Visit visit) {
    const std::size_t columns = scanner.header().size();
    std::size_t records = 0;
    std::uint64_t blank_lines = 0;
    while (scanner.next()) {
        if (scanner.is_blank()) {
            ++blank_lines;
            continue;
        }
        for (; blank_lines > 0; --blank_lines) bad.add_line(scanner.line() - blank_lines, 0, columns);
        ++records;
        if (scanner.fields().size() == columns)
            visit();
        else
            bad.add_line(scanner.line(), scanner.fields().size(), columns);
    }
    return records;
}

}  // namespace orthant::data
