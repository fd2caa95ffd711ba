#include "studies/lstm/cell.hpp"

#include "base/contract.hpp"
#include "base/named.hpp"

namespace orthant::lstm {
namespace {

Cell lstm_without(std::string_view gate) {
    Cell cell;
    cell.has_peepholes = true;
    const auto add = [&](const char* name) {
        if (gate == name) return -1;
        cell.blocks.emplace_back(name);
        return static_cast<int>(cell.blocks.size()) - 1;
    };
    add("z");
    cell.input_gate = add("i");
    cell.forget_gate = add("f");
    cell.output_gate = add("o");
    return cell;
}

}  // namespace

const std::vector<std::string>& cell_names() {
    static const std::vector<std::string> names{"lstm", "np",   "nig", "nfg", "nog", "niaf",
                                                "noaf", "cifg", "fgr", "gru", "rnn", "relu"};
    return names;
}

CellKind cell_named(std::string_view name) {
    return named<CellKind>(cell_names(), name);
}

Cell Cell::of(CellKind kind) {
    Cell cell = lstm_without("");
    switch (kind) {
        case CellKind::lstm:
            return cell;
        case CellKind::np:
            cell.has_peepholes = false;
            return cell;
        case CellKind::nig:
            return lstm_without("i");
        case CellKind::nfg:
            return lstm_without("f");
        case CellKind::nog:
            return lstm_without("o");
        case CellKind::niaf:
            cell.input = Activation::identity;
            return cell;
        case CellKind::noaf:
            cell.output = Activation::identity;
            return cell;
        case CellKind::cifg:
            cell = lstm_without("f");
            cell.has_coupled_gates = true;
            return cell;
        case CellKind::fgr:
            cell.has_gate_recurrence = true;
            return cell;
        case CellKind::gru:
            cell = Cell();
            cell.family = Family::gru;
            cell.blocks = {"r", "u", "n"};
            return cell;
        case CellKind::rnn:
        case CellKind::relu:
            cell = Cell();
            cell.family = Family::simple;
            cell.blocks = {"a"};
            cell.input = kind == CellKind::relu ? Activation::relu : Activation::tanh;
            return cell;
    }
    contract_violated("a known cell", __FILE__, __LINE__);
}

}  // namespace orthant::lstm
