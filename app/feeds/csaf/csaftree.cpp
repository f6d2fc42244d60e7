// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/largebuffer.h"
#include "feeds/csaf/csafsections.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace Patchwijzer::Csaf {
namespace {

void append(QString *whole, const QString &part)
{
    *whole = whole->isEmpty() ? part : *whole + u' ' + part;
}

/** One step down the tree. @return false for a category the standard does not know. */
bool descend(std::string_view category, const QString &name, CsafPath *path)
{
    constexpr std::array<std::pair<std::string_view, QString CsafPath::*>, 11> joined{{
        {"vendor", &CsafPath::vendor},
        {"product_family", &CsafPath::family},
        {"product_name", &CsafPath::product},
        {"service_pack", &CsafPath::servicePack},
        {"patch_level", &CsafPath::patchLevel},
        {"architecture", &CsafPath::architecture},
        {"platform", &CsafPath::platform},
        {"language", &CsafPath::language},
        {"host_name", &CsafPath::hostName},
        {"specification", &CsafPath::specification},
        {"product", &CsafPath::product}, // Fortinet's word.
    }};
    if (category == "product_version" || category == "product_version_range") {
        path->version = name;
        path->versionIsRange = category == "product_version_range";
        return true;
    }
    if (category == "legacy") {
        path->legacy = true;
        return true;
    }
    const auto known =
        std::find_if(joined.begin(), joined.end(), [&](const auto &pair) { return pair.first == category; });
    if (known == joined.end())
        return false;
    append(&(path->*known->second), name);
    return category != "product";
}

class TreeReader
{
public:
    TreeReader(Context &context, Dialect &dialect)
        : m_context(context)
        , m_dialect(dialect)
    {
    }

    void readBranches(const Field &field, const CsafPath &path, int depth, const Place &place)
    {
        if (field && depth >= m_context.limits().branchDepth)
            return m_context.leaveOut({Error::Code::BadValue, place.text(), QStringLiteral("branches too deep")});
        m_context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
            readBranch(object, path, depth, here);
        });
    }

    void readFullNames(const Field &field, const Place &place)
    {
        m_context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
            readProduct(object, {}, here);
        });
    }

    /** @return index into ids() and products(), or -1 when it is none to keep. */
    int readProduct(const simdjson::dom::object &object, const CsafPath &path, const Place &place);

    /** In the order of the document. */
    [[nodiscard]] const std::vector<std::string_view> &ids() const { return m_ids; }
    [[nodiscard]] QList<CsafProduct> &products() { return m_products; }

private:
    void readBranch(const simdjson::dom::object &object, CsafPath path, int depth, const Place &place);
    CsafHelper readHelper(const Field &field, const Place &place);
    void readHashes(const Field &field, const Place &place, QList<CsafHash> *hashes);

    Context &m_context;
    Dialect &m_dialect;
    std::vector<std::string_view> m_ids;
    QList<CsafProduct> m_products;
};

void TreeReader::readBranch(const simdjson::dom::object &object, CsafPath path, int depth, const Place &place)
{
    constexpr std::array<std::string_view, 4> keys{"category", "name", "product", "branches"};
    const auto fields = m_context.pick(object, keys, place);
    if (!fields)
        return;
    const auto &[category, name, product, branches] = *fields;
    std::string_view word;
    const bool hasCategory = category && !category->get(word);
    if (!descend(word, m_context.line(name, place.key("name")), &path))
        m_context.remark(Error::Code::BadValue, place.key("category"),
                         hasCategory ? "no branch category of the standard" : "required");
    if (product) {
        const auto here = place.key("product");
        if (const auto inner = Json::asObject(*product, here))
            readProduct(*inner, path, here);
        else
            m_context.leaveOut(inner.error());
    }
    readBranches(branches, path, depth + 1, place.key("branches"));
}

int TreeReader::readProduct(const simdjson::dom::object &object, const CsafPath &path, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"product_id", "name", "product_identification_helper"};
    const auto fields = m_context.pick(object, keys, place);
    if (!fields)
        return -1;
    const auto &[id, name, helper] = *fields;
    if (!id) {
        m_context.leaveOut({Error::Code::MissingField, place.key("product_id").text(), QStringLiteral("required")});
        return -1;
    }
    const auto text = Json::name(*id, m_context.limits().nameLength, place.key("product_id"));
    if (!text) {
        m_context.leaveOut(text.error());
        return -1;
    }
    CsafProduct product;
    product.id = Json::toQString(*text);
    product.name = m_context.line(name, place.key("name"));
    product.path = path;
    product.helper = readHelper(helper, place.key("product_identification_helper"));
    m_ids.push_back(*text);
    if (m_products.size() == m_products.capacity()) {
        constexpr auto each = qsizetype(sizeof(CsafProduct));
        m_products.reserve(roomFor(2 * (m_products.size() + 1) * each) / each);
    }
    m_products.append(std::move(product));
    return int(m_ids.size()) - 1;
}

CsafHelper TreeReader::readHelper(const Field &field, const Place &place)
{
    if (!field)
        return {};
    constexpr std::array<std::string_view, 7> keys{"cpe",  "hashes",    "model_numbers", "serial_numbers",
                                                   "skus", "sbom_urls", "x_generic_uris"};
    const auto fields = m_context.pickIn(field, keys, place);
    if (!fields)
        return {};
    const auto &[cpe, hashes, models, serials, skus, sboms, uris] = *fields;
    CsafHelper helper;
    helper.cpe = m_context.name(cpe, place.key("cpe"));
    helper.modelNumbers = m_context.names(models, place.key("model_numbers"));
    helper.serialNumbers = m_context.names(serials, place.key("serial_numbers"));
    helper.skus = m_context.names(skus, place.key("skus"));
    helper.sbomUrls = m_context.names(sboms, place.key("sbom_urls"));
    readHashes(hashes, place.key("hashes"), &helper.hashes);
    m_context.forEach(uris, place.key("x_generic_uris"), [&](const simdjson::dom::object &object, const Place &here) {
        constexpr std::array<std::string_view, 2> uriKeys{"namespace", "uri"};
        if (const auto parts = m_context.pick(object, uriKeys, here))
            helper.genericUris.append(
                {m_context.name((*parts)[0], here.key(uriKeys[0])), m_context.name((*parts)[1], here.key(uriKeys[1]))});
    });
    if (const auto object = Json::asObject(*field, place))
        helper.purls = m_dialect.purls(*object, place);
    return helper;
}

void TreeReader::readHashes(const Field &field, const Place &place, QList<CsafHash> *hashes)
{
    m_context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
        constexpr std::array<std::string_view, 2> keys{"filename", "file_hashes"};
        const auto fields = m_context.pick(object, keys, here);
        if (!fields)
            return;
        const auto fileName = m_context.name((*fields)[0], here.key(keys[0]));
        m_context.forEach((*fields)[1], here.key(keys[1]), [&](const simdjson::dom::object &hash, const Place &there) {
            constexpr std::array<std::string_view, 2> hashKeys{"algorithm", "value"};
            if (const auto parts = m_context.pick(hash, hashKeys, there))
                hashes->append({fileName, m_context.name((*parts)[0], there.key(hashKeys[0])),
                                m_context.name((*parts)[1], there.key(hashKeys[1])).toLower()});
        });
    });
}

/** Puts the products in @p order where they are: there are so many of them that two lists are too much. */
void putInOrder(QList<CsafProduct> &products, std::vector<size_t> order)
{
    for (size_t start = 0; start < order.size(); ++start) {
        if (order[start] == start)
            continue;
        auto first = std::move(products[qsizetype(start)]);
        size_t at = start;
        while (order[at] != start) {
            products[qsizetype(at)] = std::move(products[qsizetype(order[at])]);
            at = std::exchange(order[at], at);
        }
        products[qsizetype(at)] = std::move(first);
        order[at] = at;
    }
}

/** Of an id given twice the first product is kept. @p products is in the order of the ids.
 *  @return for each of @p products where it, or the one that is kept instead, comes to stand.
 */
std::vector<int> dropRepeated(Context &context, QList<CsafProduct> &products, const Place &place)
{
    std::vector<int> places;
    places.reserve(size_t(products.size()));
    qsizetype kept = 0;
    for (qsizetype i = 0; i < products.size(); ++i) {
        if (kept == 0 || products[kept - 1].id != products[i].id) {
            if (kept != i)
                products[kept] = std::move(products[i]);
            ++kept;
        } else {
            context.remark(
                {Error::Code::BadValue, place.text(), QStringLiteral("product id given twice: ") + products[i].id});
            if (products[kept - 1] != products[i])
                products[kept - 1].unusable = true;
        }
        places.push_back(int(kept) - 1);
    }
    products.resize(kept);
    return places;
}

/** Moves the products into the document, sorted by id; of an id given twice the first is kept.
 *  @return for each product found its index in the document.
 */
std::vector<int> sortProducts(Context &context, TreeReader &reader, const Place &place, CsafDocument *document)
{
    auto &products = reader.products();
    const auto &texts = reader.ids();
    std::vector<size_t> order(texts.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](size_t lhs, size_t rhs) {
        return products.at(qsizetype(lhs)).id < products.at(qsizetype(rhs)).id;
    });
    putInOrder(products, order);
    const auto places = dropRepeated(context, products, place);
    document->products = std::move(products);
    std::vector<int> indices(texts.size(), -1);
    for (size_t i = 0; i < order.size(); ++i)
        indices[order[i]] = places[i];
    std::vector<std::pair<std::string_view, int>> ids;
    ids.reserve(texts.size());
    for (size_t i = 0; i < texts.size(); ++i)
        ids.emplace_back(texts[i], indices[i]);
    std::sort(ids.begin(), ids.end());
    context.setProducts(std::move(ids));
    return indices;
}

void readGroups(Context &context, const Field &field, const Place &place, CsafDocument *document)
{
    std::vector<std::pair<std::string_view, CsafGroup>> found;
    context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
        constexpr std::array<std::string_view, 3> keys{"group_id", "product_ids", "summary"};
        const auto fields = context.pick(object, keys, here);
        if (!fields)
            return;
        const auto &[id, ids, summary] = *fields;
        CsafGroup group{context.name(id, here.key("group_id")), context.line(summary, here.key("summary")),
                        context.products(ids, {}, here.key("product_ids"))};
        std::string_view text;
        if (group.id.isEmpty() || id->get(text))
            return context.leaveOut(
                {Error::Code::MissingField, here.key("group_id").text(), QStringLiteral("required")});
        found.emplace_back(text, std::move(group));
    });
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &lhs, const auto &rhs) { return lhs.first < rhs.first; });
    std::vector<std::pair<std::string_view, QList<int>>> groups;
    for (auto &[id, group] : found) {
        if (!groups.empty() && groups.back().first == id) {
            context.leaveOut(
                {Error::Code::BadValue, place.text(), QStringLiteral("group id given twice: ") + group.id});
            continue;
        }
        groups.emplace_back(id, group.products);
        document->groups.append(std::move(group));
    }
    std::sort(document->groups.begin(), document->groups.end(),
              [](const CsafGroup &lhs, const CsafGroup &rhs) { return lhs.id < rhs.id; });
    context.setGroups(std::move(groups));
}

} // namespace

void readProductTree(Context &context, Dialect &dialect, const Field &field, const Place &place, CsafDocument *document)
{
    constexpr std::array<std::string_view, 3> keys{"branches", "full_product_names", "product_groups"};
    const auto fields = context.pickIn(field, keys, place);
    if (!fields)
        return;
    const auto &[branches, fullNames, groups] = *fields;
    TreeReader reader(context, dialect);
    reader.readBranches(branches, {}, 0, place.key("branches"));
    reader.readFullNames(fullNames, place.key("full_product_names"));

    Composites composites;
    if (const auto object = Json::asObject(*field, place))
        composites = dialect.composites(*object, place);
    const auto list = place.key(composites.key);
    std::vector<int> products;
    for (const auto &composite : composites.items) {
        const auto item = list.item(composite.item);
        const auto here = item.key("full_product_name");
        const auto object = Json::asObject(composite.fullName, here);
        if (!object)
            context.leaveOut(object.error());
        products.push_back(object ? reader.readProduct(*object, {}, here) : -1);
    }
    const auto indices = sortProducts(context, reader, place, document);
    for (auto &product : products)
        product = product < 0 ? -1 : indices[size_t(product)];
    resolveComposites(context, composites, products, list, document);
    readGroups(context, groups, place.key("product_groups"), document);
}

} // namespace Patchwijzer::Csaf
