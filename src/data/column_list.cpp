#include "data/column_list.hpp"

#include <sstream>

namespace orthant::data {

std::vector<std::string> comma_separated(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream in(text);
    for (std::string word; std::getline(in, word, ',');) {
        const auto first = word.find_first_not_of(" \t");
        if (first != std::string::npos) words.push_back(word.substr(first, word.find_last_not_of(" \t") - first + 1));
    }
    return words;
}

}  // namespace orthant::data
