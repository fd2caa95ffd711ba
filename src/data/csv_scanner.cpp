#include "data/csv_scanner.hpp"

#include "base/utf8.hpp"
#include "data/cell.hpp"
#include "data/data_file.hpp"

#include <algorithm>

namespace orthant::data {
namespace {

constexpr std::size_t most_fields = 1'000'000;  // so that names and places of columns fit in memory
constexpr std::size_t record_bytes_at_most = std::size_t{64} << 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr const char* nul_byte =
    "there is a NUL byte (a binary file, or text in UTF-16?); save the table as CSV in UTF-8, or as HDF5";

std::string_view view_of(std::span<const char> bytes) {
    return {bytes.data(), bytes.size()};
}

}  // namespace

CsvScanner::CsvScanner(const std::filesystem::path& file) : path_(file), buffer_(file) {
    if (view_of(buffer_.rest()).starts_with(byte_order_mark)) buffer_.drop(byte_order_mark.size());
    if (buffer_.rest().empty())
        throw file_error(file, "it is empty (a CSV file begins with a header); check how it was made");
    choose_separator();
    for (const char c : {separator_, '"', '\n', '\r', '\0'}) special_[static_cast<unsigned char>(c)] = true;
    read_header();
}

void CsvScanner::read_header() {
    next();
    if (is_blank()) fail("it is blank (the first line names the columns); write a header");
    for (const std::string_view field : fields_) {
        if (first_bad_byte(field))
            fail("the header is not UTF-8 (column " + std::to_string(header_.size() + 1) + ", " + name_text(field) +
                 "); save the file as UTF-8");
        header_.emplace_back(trimmed(field));
    }
}

void CsvScanner::choose_separator() {
    bool is_quoted = false, has_semicolon = false, has_tab = false;
    for (const char c : buffer_.rest()) {
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == ',' || c == '\n') {
            if (c == ',') return;
            break;
        }
        has_semicolon = has_semicolon || c == ';';
        has_tab = has_tab || c == '\t';
    }
    if (has_semicolon || has_tab) separator_ = has_semicolon ? ';' : '\t';
}

bool CsvScanner::next() {
    buffer_.drop(record_bytes_);
    record_bytes_ = 0;
    line_ = next_line_;
    if (buffer_.rest().empty() && !buffer_.is_all()) buffer_.grow();
    if (buffer_.rest().empty()) return false;
    bool is_complete = scan_record();
    while (!is_complete && buffer_.rest().size() < record_bytes_at_most) {
        buffer_.grow();
        is_complete = scan_record();
    }
    if (is_complete) record_bytes_ = static_cast<std::size_t>(at_ - buffer_.rest().data());
    if (!is_complete || record_bytes_ > record_bytes_at_most) {
        lines_within_ = 0;
        fail("the record that begins here is longer than 64 MiB (a quote that is not closed?); correct it");
    }
    merge_quotes();
    next_line_ = line_ + lines_within_ + 1;
    return true;
}

bool CsvScanner::is_blank() const {
    return fields_.size() == 1 && trimmed(fields_.front()).empty();
}

/// False where the record may go on behind what is in memory.
bool CsvScanner::scan_record() {
    const std::span<char> text = buffer_.rest();
    at_ = text.data();
    end_ = at_ + text.size();
    fields_.clear();
    doubled_quotes_.clear();
    lines_within_ = 0;
    Ending ending = Ending::separator;
    while (ending == Ending::separator) ending = scan_fields();
    if (fields_.size() > most_fields) {
        lines_within_ = 0;
        fail("the record that begins here has more than a million fields (a table has no more columns); correct it");
    }
    return ending == Ending::record;
}

/// All fields up to and with the next quoted one or the end of the record.
CsvScanner::Ending CsvScanner::scan_fields() {
    char *begin = at_, *at = at_;
    for (;; ++at) {
        while (at != end_ && !is_special(*at)) ++at;
        const bool is_separator = at != end_ && *at == separator_;
        if (at != end_ && *at == '"') {
            if (!trimmed({begin, at}).empty())
                continue;  // a quote that does not begin its field is as other characters
            at_ = at;
            return scan_quoted();
        }
        fields_.emplace_back(begin, at);
        if (!is_separator) break;
        begin = at + 1;
    }
    at_ = at;
    return end_of_field();
}

CsvScanner::Ending CsvScanner::scan_quoted() {
    const std::size_t column = fields_.size() + 1;
    char* const begin = ++at_;
    const char* const close = find_closing_quote();
    if (close == nullptr && !buffer_.is_all()) return Ending::unknown;
    if (close == nullptr)
        fail("the quote of column " + std::to_string(column) + " is never closed (the file ends inside it); close it");
    const std::string_view text = fields_.emplace_back(begin, close);
    lines_within_ += static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
    if (text.find('\0') != std::string_view::npos) fail(nul_byte);
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t') && *at_ != separator_) ++at_;
    if (at_ != end_ && (*at_ == '"' || !is_special(*at_)))
        fail("text follows the closing quote of column " + std::to_string(column) +
             " (a quote inside quotes is written twice); correct it");
    return end_of_field();
}

/// Of the quoted field whose text begins here; goes behind it. None where the file in memory ends before it is sure.
const char* CsvScanner::find_closing_quote() {
    for (bool has_doubled = false;; has_doubled = true) {
        char* const quote = std::find(at_, end_, '"');
        if (quote == end_ || (quote + 1 == end_ && !buffer_.is_all())) return nullptr;
        at_ = quote + 1;
        if (at_ == end_ || *at_ != '"') {
            if (has_doubled) doubled_quotes_.push_back(fields_.size());
            return quote;
        }
        ++at_;
    }
}

CsvScanner::Ending CsvScanner::end_of_field() {
    if (at_ == end_) return buffer_.is_all() ? Ending::record : Ending::unknown;
    const char c = *at_++;
    if (c == separator_) return Ending::separator;
    if (c == '\n') return Ending::record;
    if (c == '\0') fail(nul_byte);
    if (at_ == end_) return buffer_.is_all() ? Ending::record : Ending::unknown;
    if (*at_ != '\n')
        fail("a carriage return ends no line (line ends of an old Macintosh?); end lines with LF or CRLF");
    ++at_;
    return Ending::record;
}

/// In place: "" becomes ".
void CsvScanner::merge_quotes() {
    for (const std::size_t index : doubled_quotes_) {
        std::string_view& field = fields_[index];
        char* const begin = buffer_.rest().data() + (field.data() - buffer_.rest().data());
        char* to = begin;
        for (std::size_t i = 0; i < field.size(); ++i) {
            *to++ = field[i];
            if (field[i] == '"') ++i;
        }
        field = {begin, to};
    }
}

/// On the line where the scan has got to.
void CsvScanner::fail(const std::string& problem) const {
    throw file_error(path_, "line " + std::to_string(line_ + lines_within_) + ": " + problem);
}

}  // namespace orthant::data
