#pragma once

#include "data/sliding_buffer.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::data {

/// The records of a CSV file (RFC 4180): fields, and the lines they stand on; what they mean is others' business.
///
/// The separator is the comma, or, where the header has none outside quotes, the semicolon, then the tab. Lines end in
/// LF or CRLF. A field may be quoted, with "" for a quote and line breaks inside, and blanks around the quotes.
/// The memory needed is a piece of the file, at least one record. Error(data) with the line for a quote that is not
/// closed or followed by text, a NUL byte, a CR that ends no line, and a record of more than 64 MiB or a million
/// fields.
class CsvScanner {
  public:
    /// Opens the file and reads its header; the first record is the one after. Error(data), also for a file without a
    /// header, and a header that is not UTF-8.
    explicit CsvScanner(const std::filesystem::path& file);

    /// Names of the columns, without blanks around them.
    const std::vector<std::string>& header() const { return header_; }

    /// Goes to the next record; false at the end of the file.
    bool next();

    /// Of the current record; valid until the next one.
    std::span<const std::string_view> fields() const { return fields_; }
    std::uint64_t line() const { return line_; }  ///< where it begins, counted from 1
    bool is_blank() const;                        ///< nothing but blanks on the line

    std::uint64_t file_bytes() const { return buffer_.file_bytes(); }
    /// Of the file's bytes, those gone by.
    std::uint64_t bytes_passed() const { return buffer_.dropped_bytes() + record_bytes_; }

  private:
    enum class Ending { separator, record, unknown };

    void read_header();
    void choose_separator();
    bool scan_record();
    Ending scan_fields();
    Ending scan_quoted();
    const char* find_closing_quote();
    Ending end_of_field();
    void merge_quotes();
    bool is_special(char c) const { return special_[static_cast<unsigned char>(c)]; }
    [[noreturn]] void fail(const std::string& problem) const;

    std::filesystem::path path_;
    SlidingBuffer buffer_;
    std::array<bool, 256> special_{};  ///< what may end a field or open a quoted one
    char separator_ = ',';
    std::vector<std::string> header_;

    std::vector<std::string_view> fields_;
    std::vector<std::size_t> doubled_quotes_;  ///< fields that hold ""
    std::uint64_t line_ = 0, next_line_ = 1, lines_within_ = 0;
    std::size_t record_bytes_ = 0;  ///< of the current record, still in the buffer
    char* at_ = nullptr;
    char* end_ = nullptr;
};

}  // namespace orthant::data
