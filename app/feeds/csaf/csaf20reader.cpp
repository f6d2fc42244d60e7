// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafdialect.h"

#include <algorithm>

namespace Patchwijzer::Csaf {

CsafRelation readRelation(Context &context, const Field &field, const Place &place)
{
    constexpr std::array<std::pair<QStringView, CsafRelation>, 5> words{{
        {u"default_component_of", CsafRelation::DefaultComponentOf},
        {u"external_component_of", CsafRelation::ExternalComponentOf},
        {u"installed_on", CsafRelation::InstalledOn},
        {u"installed_with", CsafRelation::InstalledWith},
        {u"optional_component_of", CsafRelation::OptionalComponentOf},
    }};
    const auto word = context.name(field, place);
    const auto known = std::find_if(words.begin(), words.end(), [&](const auto &pair) { return pair.first == word; });
    if (known != words.end())
        return known->second;
    context.remark(Error::Code::BadValue, place, "no such word in the standard");
    return CsafRelation::Other;
}

Composites readRelationships(Context &context, const Field &field, const Place &place)
{
    Composites composites{"relationships", {}};
    qsizetype index = -1;
    context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
        constexpr std::array<std::string_view, 4> keys{"category", "product_reference", "relates_to_product_reference",
                                                       "full_product_name"};
        ++index;
        const auto fields = context.pick(object, keys, here);
        if (!fields)
            return;
        const auto &[category, product, relatesTo, fullName] = *fields;
        Composite composite;
        Composite::Step step;
        if (!product || !relatesTo || !fullName || product->get(composite.base) || relatesTo->get(step.product))
            return context.leaveOut({Error::Code::MissingField, here.text(),
                                     QStringLiteral("a relationship needs two products and a name")});
        step.relation = readRelation(context, category, here.key("category"));
        composite.steps.push_back(step);
        composite.fullName = *fullName;
        composite.item = index;
        composites.items.push_back(std::move(composite));
    });
    return composites;
}

void readCweInto(Context &context, const simdjson::dom::object &object, const Place &place, CsafVulnerability *result)
{
    constexpr std::array<std::string_view, 3> keys{"id", "name", "version"};
    const auto fields = context.pick(object, keys, place);
    if (!fields)
        return;
    CsafCwe cwe{context.name((*fields)[0], place.key("id")), context.line((*fields)[1], place.key("name")),
                context.name((*fields)[2], place.key("version"))};
    if (cwe.id.startsWith(u"CWE-") && cwe.id.size() < 16)
        result->cwes.append(std::move(cwe));
    else
        context.remark(Error::Code::BadValue, place.key("id"), "not a CWE id");
}

void readCwe(Context &context, const Field &field, const Place &place, CsafVulnerability *result)
{
    if (!field)
        return;
    if (const auto object = Json::asObject(*field, place))
        readCweInto(context, *object, place, result);
    else
        context.leaveOut(object.error());
}

QList<CsafCvss> readCvss(Context &context, const simdjson::dom::object &object, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"cvss_v2", "cvss_v3", "cvss_v4"};
    QList<CsafCvss> scores;
    const auto fields = context.pick(object, keys, place);
    if (!fields)
        return scores;
    for (size_t i = 0; i < keys.size(); ++i) {
        constexpr std::array<std::string_view, 4> inner{"version", "vectorString", "baseScore", "baseSeverity"};
        const auto here = place.key(keys[i]);
        const auto parts = context.pickIn((*fields)[i], inner, here);
        if (!parts)
            continue;
        const auto &[version, vector, score, severity] = *parts;
        CsafCvss cvss{context.name(version, here.key("version")), context.name(vector, here.key("vectorString")), -1,
                      context.name(severity, here.key("baseSeverity"))};
        double number = -1;
        if (score && (score->get(number) || !(number >= 0 && number <= 10))) {
            context.remark(Error::Code::BadValue, here.key("baseScore"), "not a number from 0 to 10");
            number = -1;
        }
        cvss.baseScore = number;
        scores.append(std::move(cvss));
    }
    return scores;
}

void readScores(Context &context, const Field &field, const Place &place, CsafVulnerability *result)
{
    context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
        constexpr std::array<std::string_view, 1> keys{"products"};
        CsafMetric metric;
        metric.cvss = readCvss(context, object, here);
        const auto fields = context.pick(object, keys, here);
        if (!fields)
            return;
        metric.products = context.products((*fields)[0], {}, here.key("products"));
        if (metric.cvss.isEmpty())
            context.remark(Error::Code::MissingField, here, "a score without a score");
        else
            result->metrics.append(std::move(metric));
    });
}

namespace {

class Dialect20 : public Dialect
{
public:
    explicit Dialect20(Context &context)
        : m_context(context)
    {
    }

    [[nodiscard]] CsafVersion version() const override { return CsafVersion::V20; }

    [[nodiscard]] QList<QString> purls(const simdjson::dom::object &helper, const Place &place) override
    {
        constexpr std::array<std::string_view, 1> keys{"purl"};
        const auto fields = m_context.pick(helper, keys, place);
        const auto purl = fields ? m_context.name((*fields)[0], place.key("purl")) : QString();
        return purl.isEmpty() ? QList<QString>() : QList<QString>{purl};
    }

    [[nodiscard]] Composites composites(const simdjson::dom::object &tree, const Place &place) override
    {
        constexpr std::array<std::string_view, 1> keys{"relationships"};
        const auto fields = m_context.pick(tree, keys, place);
        return fields ? readRelationships(m_context, (*fields)[0], place.key("relationships")) : Composites{};
    }

    void readOwnFields(const simdjson::dom::object &vulnerability, const Place &place,
                       CsafVulnerability *result) override
    {
        constexpr std::array<std::string_view, 3> keys{"cwe", "scores", "release_date"};
        const auto fields = m_context.pick(vulnerability, keys, place);
        if (!fields)
            return;
        readCwe(m_context, (*fields)[0], place.key("cwe"), result);
        readScores(m_context, (*fields)[1], place.key("scores"), result);
        result->disclosed = m_context.time((*fields)[2], place.key("release_date"));
    }

private:
    Context &m_context;
};

} // namespace

std::unique_ptr<Dialect> makeDialect20(Context &context)
{
    return std::make_unique<Dialect20>(context);
}

} // namespace Patchwijzer::Csaf
