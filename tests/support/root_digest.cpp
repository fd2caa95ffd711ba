// Prints a line for each root variable of a result file: name, dimensions, shape, digest of its bytes.
// Two files hold the same bits exactly when the lines are the same.

#include "base/bytes.hpp"
#include "base/hash.hpp"
#include "store/result_reader.hpp"

#include <iostream>

namespace {

orthant::Bytes bytes_of(const orthant::store::StoredVariable& variable) {
    orthant::ByteWriter out;
    if (const auto* texts = std::get_if<std::vector<std::string>>(&variable.values)) {
        for (const std::string& text : *texts) out.put_text(text);
    } else if (const auto* reals = std::get_if<std::vector<double>>(&variable.values)) {
        out.put_all(std::span<const double>(*reals));
    } else {
        out.put_all(std::span<const std::int64_t>(std::get<std::vector<std::int64_t>>(variable.values)));
    }
    return out.take();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const orthant::store::ResultReader reader(argv[1]);
    for (const std::string& name : reader.variables()) {
        const auto variable = reader.variable(name);
        std::cout << name;
        for (std::size_t d = 0; d < variable.dims.size(); ++d)
            std::cout << ' ' << variable.dims[d] << '=' << variable.shape[d];
        std::cout << ' ' << orthant::hex(orthant::hash64(bytes_of(variable))) << '\n';
    }
    return 0;
}
