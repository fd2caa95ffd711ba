// All that is read from CSV: tables, their folds, series with their time stamps.
#include "base/error.hpp"
#include "data/fold_file.hpp"
#include "data/read_table.hpp"
#include "data/series_windows.hpp"
#include "fuzz/fuzz_input.hpp"

#include <cstdlib>

namespace {

using namespace orthant;

void read_as_table(const std::filesystem::path& file, unsigned how) {
    constexpr std::array kinds{data::Target::automatic, data::Target::classes, data::Target::number,
                               data::Target::none};
    data::TableRequest request{.file = file, .kind = kinds[how % kinds.size()]};
    if (request.kind != data::Target::none) request.target = "y";
    if ((how & 4) != 0) request.missing = data::TableRequest::Missing::allowed;
    if ((how & 8) != 0) request.group = "g";
    if ((how & 16) != 0) request.ignore = {"i", "column 1"};
    const data::Table table = data::read_table(request);
    if (table.x.size() != table.rows * table.features.size()) std::abort();
}

void read_as_series(const std::filesystem::path& file, unsigned how) {
    data::WindowRequest request;
    request.columns = {.file = file, .time = (how & 1) != 0 ? "t" : "", .inputs = {"a"}, .targets = {"y"}};
    if ((how & 2) != 0) request.columns.missing = data::SeriesColumns::Missing::allowed;
    if ((how & 4) != 0) request.columns.gaps = data::SeriesColumns::Gaps::allowed;
    request.window = 2;
    request.has_calendar = (how & 8) != 0;
    if ((how & 16) != 0) request.answers = data::WindowRequest::Answers::each;
    static_cast<void>(data::series_windows(request));
}

}  // namespace

/// The first byte says how the rest is read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::FuzzInput input(data, size);
    const unsigned how = input.byte();
    const fuzz::MemoryFile file(input.rest());
    constexpr std::size_t rows_of_folds = 4;
    try {
        if (how < 128)
            read_as_table(file.path(), how);
        else if (how < 192)
            read_as_series(file.path(), how);
        else
            static_cast<void>(orthant::data::read_fold_file(file.path(), rows_of_folds));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::data && error.kind() != ErrorKind::job) throw;
        fuzz::check_message(error.what());
    }
    return 0;
}
