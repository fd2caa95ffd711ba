#include "data/hdf5_opener.hpp"

#include "base/counted.hpp"
#include "base/human_bytes.hpp"
#include "base/wording.hpp"
#include "data/data_file.hpp"
#include "h5/dataset.hpp"
#include "h5/file_size.hpp"
#include "h5/group.hpp"

#include <utility>
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

}  // namespace

Hdf5Opener::Hdf5Opener(std::filesystem::path path, const h5::File& file)
    : path_(std::move(path)), root_(h5::root_group(file)) {}

bool Hdf5Opener::contains(const std::string& name) const {
    return h5::contains_path(root_, name);
}

Hdf5Part Hdf5Opener::open_matrix(const std::string& name, const std::string& use) const {
    Hdf5Part part = open(name, use);
    const h5::Extent shape = h5::shape_of(part.dataset);
    if (shape.size() != 2)
        fail(name_text(name) + " is not a table (its shape is " + shape_text(shape) +
             ", wanted are rows × columns); store it as one");
    take_shape(part, shape, use);
    return part;
}

Hdf5Part Hdf5Opener::open_rows(const std::string& name, const std::string& use) const {
    Hdf5Part part = open(name, use);
    h5::Extent shape = h5::shape_of(part.dataset);
    if (shape.empty() || shape.size() > 2)
        fail(name_text(name) + " is neither rows of numbers nor one number a row (its shape is " + shape_text(shape) +
             "); store it as rows × columns");
    shape.resize(2, 1);
    take_shape(part, shape, use);
    return part;
}

void Hdf5Opener::take_shape(Hdf5Part& part, const h5::Extent& shape, const std::string& use) const {
    if (part.type == h5::ForeignType::text)
        fail(name_text(part.name) + " is text (" + use + " are numbers); store numbers, or use a CSV file");
    part.rows = shape[0];
    part.columns = shape[1];
    if (part.columns == 0)
        fail(name_text(part.name) + " has no columns (nothing to predict from); check how it was made");
}

Hdf5Part Hdf5Opener::open_vector(const std::string& name, const std::string& use) const {
    Hdf5Part part = open(name, use);
    const h5::Extent shape = h5::shape_of(part.dataset);
    if (shape.size() != 1 && !(shape.size() == 2 && shape[1] == 1))
        fail(name_text(name) + " is not one value a row (its shape is " + shape_text(shape) +
             "); store it with one dimension");
    part.rows = shape[0];
    return part;
}

Hdf5Part Hdf5Opener::open_vector(const std::string& name, const std::string& use, const std::string& owner,
                                 std::uint64_t rows) const {
    Hdf5Part part = open_vector(name, use);
    if (part.rows != rows)
        fail(name_text(name) + " has " + counted(part.rows, "value") + " and " + name_text(owner) + " " +
             counted(rows, "row") + " (each row needs one); check how the file was made");
    return part;
}

Hdf5Part Hdf5Opener::open(const std::string& name, const std::string& use) const {
    if (!contains(name)) {
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
        fail(name_text(name) + " claims to be " + shape_text(h5::shape_of(part.dataset)) + " (more than a file of " +
             human_bytes(static_cast<double>(h5::file_bytes(part.dataset.id()))) + " can hold); check how it was made");
    return part;
}

void Hdf5Opener::fail(const std::string& text) const {
    throw file_error(path_, text);
}

}  // namespace orthant::data
