// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafsections.h"

#include <algorithm>

namespace Patchwijzer::Csaf {
namespace {

/** Replaces composites by what they are made of, those that need no other composite first: no recursion, so no
 *  chain is too long, and what is left over in the end goes in a circle. @see CSAF 2.0 test 6.1.3
 */
class Resolver
{
public:
    Resolver(Context &context, const Composites &composites, const std::vector<int> &products, const Place &place,
             CsafDocument *document)
        : m_context(context)
        , m_composites(composites.items)
        , m_own(products)
        , m_place(place)
        , m_products(document->products)
        , m_owner(size_t(document->products.size()), -1)
        , m_waiting(composites.items.size(), 0)
        , m_dependents(composites.items.size())
    {
    }

    void resolve()
    {
        findOwners();
        std::vector<size_t> ready;
        for (size_t i = 0; i < m_composites.size(); ++i) {
            if (!isOwner(i))
                continue;
            countDependencies(i);
            if (m_waiting[i] == 0)
                ready.push_back(i);
        }
        for (size_t next = 0; next < ready.size(); ++next) {
            compose(ready[next]);
            for (const auto dependent : m_dependents[ready[next]]) {
                if (--m_waiting[dependent] == 0)
                    ready.push_back(dependent);
            }
        }
        for (size_t i = 0; i < m_composites.size(); ++i) {
            if (isOwner(i) && m_waiting[i] > 0)
                spoil(i, "composite products that go in a circle");
        }
    }

private:
    /** Of two composites with one id the first counts, and the product is unusable when they differ. */
    void findOwners()
    {
        for (size_t i = 0; i < m_composites.size(); ++i) {
            if (m_own[i] < 0)
                continue;
            int &owner = m_owner[size_t(m_own[i])];
            if (owner < 0)
                owner = int(i);
            else if (!isSame(m_composites[size_t(owner)], m_composites[i]))
                m_products[m_own[i]].unusable = true;
        }
    }

    static bool isSame(const Composite &lhs, const Composite &rhs)
    {
        return lhs.base == rhs.base
            && std::equal(lhs.steps.begin(), lhs.steps.end(), rhs.steps.begin(), rhs.steps.end(),
                          [](const Composite::Step &one, const Composite::Step &other) {
                              return one.relation == other.relation && one.product == other.product;
                          });
    }

    [[nodiscard]] bool isOwner(size_t i) const { return m_own[i] >= 0 && m_owner[size_t(m_own[i])] == int(i); }

    void spoil(size_t i, const char *why)
    {
        m_products[m_own[i]].unusable = true;
        m_context.remark(Error::Code::BadValue, m_place.item(m_composites[i].item), why);
    }

    void countDependencies(size_t i)
    {
        const auto add = [&](std::string_view id) {
            const int product = m_context.productIndex(id);
            const int owner = product < 0 ? -1 : m_owner[size_t(product)];
            if (owner < 0)
                return;
            ++m_waiting[i];
            m_dependents[size_t(owner)].push_back(i);
        };
        add(m_composites[i].base);
        for (const auto &step : m_composites[i].steps)
            add(step.product);
    }

    void compose(size_t i)
    {
        const auto &composite = m_composites[i];
        int base = -1;
        QList<CsafLink> links;
        // What the product itself stands for, with the links it brings along.
        const auto expand = [&](std::string_view id, int *plain, QList<CsafLink> *brought) {
            const int index = m_context.productIndex(id);
            if (index < 0 || m_products.at(index).unusable)
                return false;
            const auto &product = m_products.at(index);
            *plain = product.base < 0 ? index : product.base;
            *brought += product.links;
            return true;
        };
        bool ok = expand(composite.base, &base, &links);
        for (const auto &step : composite.steps) {
            int plain = -1;
            QList<CsafLink> brought;
            ok = ok && expand(step.product, &plain, &brought);
            links.append({step.relation, plain});
            links += brought;
            if (links.size() > m_context.limits().links)
                break;
        }
        removeDuplicates(&links);
        if (!ok)
            return spoil(i, "made of a product that is not in the document or not usable");
        if (links.size() > m_context.limits().links)
            return spoil(i, "made of too many products");
        m_products[m_own[i]].base = base;
        m_products[m_own[i]].links = links;
    }

    static void removeDuplicates(QList<CsafLink> *links)
    {
        QList<CsafLink> kept;
        for (const auto &link : std::as_const(*links)) {
            if (!kept.contains(link))
                kept.append(link);
        }
        *links = kept;
    }

    Context &m_context;
    const std::vector<Composite> &m_composites;
    const std::vector<int> &m_own;
    const Place &m_place;
    QList<CsafProduct> &m_products;
    std::vector<int> m_owner; ///< By product: the composite that defines it, or -1.
    std::vector<int> m_waiting;
    std::vector<std::vector<size_t>> m_dependents;
};

} // namespace

void resolveComposites(Context &context, const Composites &composites, const std::vector<int> &products,
                       const Place &place, CsafDocument *document)
{
    Resolver(context, composites, products, place, document).resolve();
}

} // namespace Patchwijzer::Csaf
