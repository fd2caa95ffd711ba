#include "store/result_file.hpp"

#include "store/content_writer.hpp"
#include "store/whole_file.hpp"

namespace orthant::store {

void write_result_file(const std::filesystem::path& path, const ResultFile& file,
                       const std::function<void()>& before_rename) {
    write_whole_file(
        path, [&](const h5::Group& root) { return write_content(root, file); }, before_rename);
}

}  // namespace orthant::store
