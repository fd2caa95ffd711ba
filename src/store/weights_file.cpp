#include "store/weights_file.hpp"

#include "base/hex.hpp"
#include "h5/attribute.hpp"
#include "h5/dataset.hpp"
#include "h5/group.hpp"
#include "store/damage.hpp"
#include "store/stored_attributes.hpp"

namespace orthant::store {
namespace {

constexpr const char* give_weights = "give a file that `orthant weights` wrote";

std::string group_name(std::uint64_t place) {
    return "best_" + std::to_string(place);
}

void write_array(const h5::Group& group, const study::NamedArray& array) {
    std::visit(
        [&]<class T>(const std::vector<T>& values) {
            h5::Dataset dataset =
                h5::create_dataset(group, {.name = array.name, .type = h5::type_for<T>(), .shape = array.shape});
            h5::write(dataset, values);
            dataset.close();
        },
        array.values);
}

study::NamedArray read_numbers(const h5::Group& group, const std::string& name) {
    const h5::Dataset dataset = h5::open_dataset(group, name, h5::Caching::none);
    return {name, h5::shape_of(dataset), h5::read<double>(dataset)};
}

void expect_weights(const std::filesystem::path& path, const h5::Group& root) {
    if (h5::read_attribute(root, "format_version"))
        throw read_error(path, "it is a result file, which holds no weights", "let `orthant weights` make some of it");
    if (!h5::read_attribute(root, "weights_version"))
        throw read_error(path, "it is an HDF5 file, but no weights of Orthant", give_weights);
    const std::int64_t version = integer_attribute(root, "weights_version");
    if (version != weights_version)
        throw read_error(path,
                         "its weights_version is " + std::to_string(version) + ", this Orthant reads " +
                             std::to_string(weights_version),
                         "use the Orthant that wrote it, or let `orthant weights` write it again");
}

}  // namespace

void write_origin(const h5::Group& root, const WeightsOrigin& origin) {
    const auto text = [&](const std::string& name, const std::string& value) {
        h5::write_attribute(root, name, value);
    };
    text("title", "fitted by " + origin.study);
    text("study", origin.study);
    text("job", origin.job);
    text("job_file", origin.job_file);
    if (!origin.overrides.empty()) h5::write_attribute_list(root, "job_overrides", origin.overrides);
    text("data_outline", to_hex(origin.data_outline));
    text("orthant_version", origin.orthant_version);
    h5::write_attribute(root, "weights_version", weights_version);
    for (const study::NamedArray& array : origin.conventions) write_array(root, array);
}

void write_weights(const h5::Group& root, std::uint64_t place, const PointWeights& weights) {
    const h5::Group group = h5::create_group(root, group_name(place));
    h5::write_attribute(group, "point", weights.point);
    h5::write_attribute(group, "label", weights.label);
    h5::write_attribute(group, weights.chosen_by, weights.value);
    for (const study::NamedArray& array : weights.arrays) write_array(group, array);
}

WeightsReader::WeightsReader(const std::filesystem::path& path)
    : path_(path), checked_(open_intact(path, give_weights)) {
    in_file(path_, [&] { expect_weights(path_, h5::root_group(checked_.file)); });
}

WeightsOrigin WeightsReader::origin() const {
    return in_file(path_, [&] {
        const h5::Group root = h5::root_group(checked_.file);
        WeightsOrigin origin;
        const auto text = [&](const char* name) {
            const std::vector<std::string> texts = text_list_attribute(root, name);
            return texts.size() == 1 ? texts.front()
                                     : throw damage(std::string("attribute '") + name + "' is not a single text");
        };
        origin.study = text("study");
        origin.job = text("job");
        origin.job_file = text("job_file");
        if (h5::read_attribute(root, "job_overrides")) origin.overrides = text_list_attribute(root, "job_overrides");
        origin.orthant_version = text("orthant_version");
        try {
            origin.data_outline = from_hex(text("data_outline"));
        } catch (const MalformedBytes& bad) {
            throw damage(std::string("attribute 'data_outline': ") + bad.what());
        }
        return origin;
    });
}

std::uint64_t WeightsReader::points() const {
    return in_file(path_, [&] {
        const h5::Group root = h5::root_group(checked_.file);
        std::uint64_t count = 0;
        while (h5::contains(root, group_name(count))) ++count;
        return count;
    });
}

PointWeights WeightsReader::weights(std::uint64_t place) const {
    return in_file(path_, [&] {
        const h5::Group group = h5::open_group(h5::root_group(checked_.file), group_name(place));
        PointWeights weights;
        const std::int64_t point = integer_attribute(group, "point");
        if (point < 0) throw damage("attribute 'point' is negative");
        weights.point = static_cast<std::uint64_t>(point);
        for (const h5::Link& link : h5::links(group))
            if (link.kind == h5::LinkKind::dataset) weights.arrays.push_back(read_numbers(group, link.name));
        return weights;
    });
}

}  // namespace orthant::store
