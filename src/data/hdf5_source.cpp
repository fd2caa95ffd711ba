#include "data/hdf5_source.hpp"

#include "base/counted.hpp"
#include "base/human_bytes.hpp"
#include "base/wording.hpp"
#include "data/data_file.hpp"
#include "h5/dataset.hpp"
#include "h5/failure.hpp"
#include "h5/file.hpp"
#include "h5/file_size.hpp"
#include "h5/group.hpp"

#include <optional>
#include <vector>

namespace orthant::data {
namespace {

std::vector<std::string> dataset_names(const h5::Group& root) {
    std::vector<std::string> names;
    for (const h5::Link& link : h5::links(root))
        if (link.kind == h5::LinkKind::dataset) names.push_back(link.name);
    return names;
}

std::string shape_text(const h5::Extent& shape) {
    if (shape.empty()) return "one value";
    std::string text;
    for (const std::uint64_t size : shape) text += (text.empty() ? "" : " × ") + std::to_string(size);
    return text;
}

/// Opens the data sets of one file, and says which file it was when something is wrong.
class Opener {
  public:
    Opener(const std::filesystem::path& path, const h5::File& file) : path_(path), root_(h5::root_group(file)) {}

    Hdf5Part open_matrix(const std::string& name) const {
        Hdf5Part part = open(name, "the features");
        const h5::Extent shape = h5::shape_of(part.dataset);
        if (shape.size() != 2)
            fail(name_text(name) + " is not a table (its shape is " + shape_text(shape) +
                 ", wanted are rows × columns); store it as one");
        if (part.type == h5::ForeignType::text)
            fail(name_text(name) + " is text (features are numbers); store numbers, or use a CSV file");
        part.rows = shape[0];
        part.columns = shape[1];
        if (part.columns == 0)
            fail(name_text(name) + " has no columns (nothing to predict from); check how it was made");
        return part;
    }

    /// A column of a matrix that has no other is a vector, too: some programs know nothing else.
    Hdf5Part open_vector(const std::string& name, const std::string& use, const Hdf5Part& matrix) const {
        Hdf5Part part = open(name, use);
        const h5::Extent shape = h5::shape_of(part.dataset);
        if (shape.size() != 1 && !(shape.size() == 2 && shape[1] == 1))
            fail(name_text(name) + " is not one value a row (its shape is " + shape_text(shape) +
                 "); store it with one dimension");
        part.rows = shape[0];
        if (part.rows != matrix.rows)
            fail(name_text(name) + " has " + counted(part.rows, "value") + " and " + name_text(matrix.name) + " " +
                 counted(matrix.rows, "row") + " (each row needs one); check how the file was made");
        return part;
    }

  private:
    Hdf5Part open(const std::string& name, const std::string& use) const {
        if (!h5::contains_path(root_, name)) {
            const std::vector<std::string> names = dataset_names(root_);
            fail("it has no data set " + name_text(name) + " for " + use + " (it has " +
                 (names.empty() ? "none at its top" : name_list(names)) + "); " +
                 suggestion(name, names, "store it under that name"));
        }
        Hdf5Part part{name, h5::open_dataset(root_, name), h5::ForeignType::other};
        part.type = h5::foreign_type(part.dataset);
        if (part.type == h5::ForeignType::other)
            fail(name_text(name) + " is neither numbers nor text (its type is another); store numbers");
        if (!h5::is_credible(part.dataset))
            fail(name_text(name) + " claims to be " + shape_text(h5::shape_of(part.dataset)) +
                 " (more than a file of " + human_bytes(static_cast<double>(h5::file_bytes(part.dataset.id()))) +
                 " can hold); check how it was made");
        return part;
    }

    [[noreturn]] void fail(const std::string& text) const { throw file_error(path_, text); }

    std::filesystem::path path_;
    h5::Group root_;
};

}  // namespace

Hdf5Source open_source(const std::filesystem::path& path, const TableRequest& request) {
    Hdf5Source source{path, h5::open_file(path), {}, {}, {}};
    const Opener opener(path, source.file);
    source.x = opener.open_matrix("X");
    if (request.kind != Target::none)
        source.target = opener.open_vector(request.target.empty() ? "y" : request.target, "the target", source.x);
    if (!request.group.empty()) source.group = opener.open_vector(request.group, "the groups", source.x);
    return source;
}

}  // namespace orthant::data
