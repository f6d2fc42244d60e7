// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace Patchwijzer::CsafCheck {
namespace {

/** Which relationship uses the product that which other one defines. */
class Graph
{
public:
    explicit Graph(const std::vector<Relationship> &relationships)
        : m_relationships(&relationships)
        , m_byProduct(relationships.size())
    {
        std::iota(m_byProduct.begin(), m_byProduct.end(), size_t(0));
        std::stable_sort(m_byProduct.begin(), m_byProduct.end(),
                         [this](size_t lhs, size_t rhs) { return idOf(lhs) < idOf(rhs); });
    }

    /** The relationships on a circle, in the order of the document. Products that are defined twice count as one.
     *  What nothing on a circle leads to, and what leads to nothing on one, is taken away until only circles, and the
     *  ways from one circle to another, are left.
     */
    [[nodiscard]] std::vector<size_t> onCircles() const
    {
        const size_t count = m_relationships->size();
        std::vector<bool> left(count, true);
        for (const bool forward : {true, false}) {
            std::vector<size_t> open(count, 0);
            std::vector<std::vector<size_t>> back(count);
            for (size_t from = 0; from < count; ++from) {
                if (!left[from])
                    continue;
                eachUsed(from, [&](size_t to) {
                    if (!left[to])
                        return;
                    ++open[forward ? from : to];
                    back[forward ? to : from].push_back(forward ? from : to);
                });
            }
            takeAwayEnds(back, &open, &left);
        }
        std::vector<size_t> result;
        for (size_t i = 0; i < count; ++i) {
            if (left[i])
                result.push_back(i);
        }
        return result;
    }

private:
    [[nodiscard]] std::string_view idOf(size_t place) const { return (*m_relationships)[place].product.text; }

    static void takeAwayEnds(const std::vector<std::vector<size_t>> &back, std::vector<size_t> *open,
                             std::vector<bool> *left)
    {
        std::vector<size_t> ends;
        for (size_t i = 0; i < open->size(); ++i) {
            if ((*left)[i] && (*open)[i] == 0)
                ends.push_back(i);
        }
        while (!ends.empty()) {
            const size_t end = ends.back();
            ends.pop_back();
            (*left)[end] = false;
            for (const size_t other : back[end]) {
                if (--(*open)[other] == 0)
                    ends.push_back(other);
            }
        }
    }

    template<typename Visit>
    void eachUsed(size_t place, Visit visit) const
    {
        for (const auto used : {(*m_relationships)[place].first, (*m_relationships)[place].second}) {
            // Of a product defined twice the first one stands for both: the other way is quadratic.
            const auto it = std::lower_bound(m_byProduct.begin(), m_byProduct.end(), used,
                                             [this](size_t at, std::string_view id) { return idOf(at) < id; });
            if (it != m_byProduct.end() && idOf(*it) == used)
                visit(*it);
        }
    }

    const std::vector<Relationship> *m_relationships;
    std::vector<size_t> m_byProduct;
};

} // namespace

void circularProductDefinition(const Document &document, Report &report)
{
    const Graph graph(document.relationships);
    for (const size_t node : graph.onCircles()) {
        const auto &product = document.relationships[node].product;
        report.fail(product.at, "the product is made of itself", product.text);
    }
}

} // namespace Patchwijzer::CsafCheck
