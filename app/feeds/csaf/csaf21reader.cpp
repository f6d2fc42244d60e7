// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafdialect.h"

namespace Patchwijzer::Csaf {
namespace {

/** CSAF 2.1, and what documents that call themselves so still write as in 2.0. */
class Dialect21 : public Dialect
{
public:
    explicit Dialect21(Context &context)
        : m_context(context)
    {
    }

    [[nodiscard]] CsafVersion version() const override { return CsafVersion::V21; }
    [[nodiscard]] QList<QString> purls(const simdjson::dom::object &helper, const Place &place) override;
    [[nodiscard]] Composites composites(const simdjson::dom::object &tree, const Place &place) override;
    void readOwnFields(const simdjson::dom::object &vulnerability, const Place &place,
                       CsafVulnerability *result) override;

private:
    /** Whether the field of 2.0 is there instead of that of 2.1, said as a remark. */
    bool isOld(const Field &old, const Field &current, const Place &place)
    {
        if (old)
            m_context.remark(Error::Code::BadValue, place, "a field of CSAF 2.0 in a document of 2.1");
        return old && !current;
    }
    bool readSubpaths(const Field &field, const Place &place, Composite *composite);
    void readMetric(const simdjson::dom::object &object, const Place &place, CsafVulnerability *result);
    void readEpss(const Field &field, const Place &place, CsafMetric *metric);
    void readSsvc(const Field &field, const Place &place, CsafMetric *metric);
    void readExploitations(const Field &field, const Place &place, CsafVulnerability *result);
    void readDates(const simdjson::dom::object &vulnerability, const Place &place, CsafVulnerability *result);

    Context &m_context;
};

QList<QString> Dialect21::purls(const simdjson::dom::object &helper, const Place &place)
{
    constexpr std::array<std::string_view, 2> keys{"purls", "purl"};
    const auto fields = m_context.pick(helper, keys, place);
    if (!fields)
        return {};
    if (isOld((*fields)[1], (*fields)[0], place.key("purl"))) {
        const auto purl = m_context.name((*fields)[1], place.key("purl"));
        return purl.isEmpty() ? QList<QString>() : QList<QString>{purl};
    }
    return m_context.names((*fields)[0], place.key("purls"));
}

bool Dialect21::readSubpaths(const Field &field, const Place &place, Composite *composite)
{
    bool complete = true;
    m_context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
        constexpr std::array<std::string_view, 2> keys{"category", "next_product_reference"};
        const auto fields = m_context.pick(object, keys, here);
        Composite::Step step;
        complete = complete && fields && (*fields)[1] && !(*fields)[1]->get(step.product);
        if (!complete)
            return;
        step.relation = readRelation(m_context, (*fields)[0], here.key("category"));
        composite->steps.push_back(step);
    });
    return complete && !composite->steps.empty();
}

Composites Dialect21::composites(const simdjson::dom::object &tree, const Place &place)
{
    constexpr std::array<std::string_view, 2> keys{"product_paths", "relationships"};
    const auto fields = m_context.pick(tree, keys, place);
    if (!fields)
        return {};
    if (isOld((*fields)[1], (*fields)[0], place.key("relationships")))
        return readRelationships(m_context, (*fields)[1], place.key("relationships"));
    Composites composites{"product_paths", {}};
    qsizetype index = -1;
    m_context.forEach((*fields)[0], place.key("product_paths"),
                      [&](const simdjson::dom::object &object, const Place &here) {
                          constexpr std::array<std::string_view, 3> pathKeys{"beginning_product_reference", "subpaths",
                                                                             "full_product_name"};
                          ++index;
                          const auto parts = m_context.pick(object, pathKeys, here);
                          if (!parts)
                              return;
                          Composite composite;
                          if (!(*parts)[0] || !(*parts)[2] || (*parts)[0]->get(composite.base)
                              || !readSubpaths((*parts)[1], here.key("subpaths"), &composite))
                              return m_context.leaveOut({Error::Code::MissingField, here.text(),
                                                         QStringLiteral("a path needs its products and a name")});
                          composite.fullName = *(*parts)[2];
                          composite.item = index;
                          composites.items.push_back(std::move(composite));
                      });
    return composites;
}

void Dialect21::readEpss(const Field &field, const Place &place, CsafMetric *metric)
{
    constexpr std::array<std::string_view, 3> keys{"probability", "percentile", "timestamp"};
    const auto fields = m_context.pickIn(field, keys, place);
    if (!fields)
        return;
    const auto share = [&](size_t key) {
        double number = -1;
        const auto &value = (*fields)[key];
        std::string_view text;
        // The schema has text here, to keep the digits as they were.
        if (value && !value->get(text)) {
            bool ok = false;
            number = QByteArray(text.data(), qsizetype(std::min<size_t>(text.size(), 32))).toDouble(&ok);
            number = ok ? number : -1;
        } else if (value && value->get(number)) {
            number = -1;
        }
        if (number >= 0 && number <= 1)
            return number;
        m_context.remark(Error::Code::BadValue, place.key(keys[key]), "not a number from 0 to 1");
        return -1.0;
    };
    metric->epssProbability = share(0);
    metric->epssPercentile = share(1);
    metric->epssDate = m_context.time((*fields)[2], place.key("timestamp"));
}

void Dialect21::readSsvc(const Field &field, const Place &place, CsafMetric *metric)
{
    constexpr std::array<std::string_view, 1> keys{"selections"};
    const auto fields = m_context.pickIn(field, keys, place);
    if (!fields)
        return;
    const auto here = place.key("selections");
    m_context.forEach((*fields)[0], here, [&](const simdjson::dom::object &object, const Place &item) {
        constexpr std::array<std::string_view, 3> choiceKeys{"namespace", "key", "values"};
        const auto parts = m_context.pick(object, choiceKeys, item);
        if (!parts)
            return;
        CsafSsvcChoice choice{
            m_context.name((*parts)[0], item.key("namespace")), m_context.name((*parts)[1], item.key("key")), {}};
        const auto values = item.key("values");
        m_context.forEach((*parts)[2], values, [&](const simdjson::dom::object &value, const Place &there) {
            constexpr std::array<std::string_view, 1> valueKeys{"key"};
            if (const auto inner = m_context.pick(value, valueKeys, there))
                choice.values.append(m_context.name((*inner)[0], there.key("key")));
        });
        metric->ssvc.append(std::move(choice));
    });
}

void Dialect21::readMetric(const simdjson::dom::object &object, const Place &place, CsafVulnerability *result)
{
    constexpr std::array<std::string_view, 3> keys{"content", "products", "source"};
    const auto fields = m_context.pick(object, keys, place);
    if (!fields)
        return;
    const auto &[content, products, source] = *fields;
    constexpr std::array<std::string_view, 3> inner{"epss", "ssvc_v2", "qualitative_severity_rating"};
    const auto here = place.key("content");
    const auto parts = m_context.pickIn(content, inner, here);
    if (!parts)
        return m_context.remark(Error::Code::MissingField, here, "a metric without content");
    CsafMetric metric;
    if (const auto scores = Json::asObject(*content, here))
        metric.cvss = readCvss(m_context, *scores, here);
    readEpss((*parts)[0], here.key("epss"), &metric);
    readSsvc((*parts)[1], here.key("ssvc_v2"), &metric);
    metric.rating = m_context.name((*parts)[2], here.key("qualitative_severity_rating"));
    metric.source = m_context.name(source, place.key("source"));
    metric.products = m_context.products(products, {}, place.key("products"));
    result->metrics.append(std::move(metric));
}

void Dialect21::readExploitations(const Field &field, const Place &place, CsafVulnerability *result)
{
    m_context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
        constexpr std::array<std::string_view, 4> keys{"exploitation_date", "date", "product_ids", "group_ids"};
        if (const auto fields = m_context.pick(object, keys, here))
            result->exploitations.append({m_context.time((*fields)[0], here.key(keys[0])),
                                          m_context.time((*fields)[1], here.key(keys[1])),
                                          m_context.products((*fields)[2], (*fields)[3], here)});
    });
}

void Dialect21::readDates(const simdjson::dom::object &vulnerability, const Place &place, CsafVulnerability *result)
{
    constexpr std::array<std::string_view, 3> keys{"disclosure_date", "release_date", "first_known_exploitation_dates"};
    const auto fields = m_context.pick(vulnerability, keys, place);
    if (!fields)
        return;
    const bool old = isOld((*fields)[1], (*fields)[0], place.key("release_date"));
    result->disclosed = m_context.time((*fields)[old ? 1 : 0], place.key(keys[old ? 1 : 0]));
    readExploitations((*fields)[2], place.key(keys[2]), result);
}

void Dialect21::readOwnFields(const simdjson::dom::object &vulnerability, const Place &place, CsafVulnerability *result)
{
    constexpr std::array<std::string_view, 4> keys{"cwes", "cwe", "metrics", "scores"};
    readDates(vulnerability, place, result);
    const auto fields = m_context.pick(vulnerability, keys, place);
    if (!fields)
        return;
    const auto &[cwes, cwe, metrics, scores] = *fields;
    if (isOld(cwe, cwes, place.key("cwe")))
        readCwe(m_context, cwe, place.key("cwe"), result);
    m_context.forEach(cwes, place.key("cwes"), [&](const simdjson::dom::object &object, const Place &here) {
        readCweInto(m_context, object, here, result);
    });
    if (isOld(scores, metrics, place.key("scores")))
        readScores(m_context, scores, place.key("scores"), result);
    m_context.forEach(metrics, place.key("metrics"), [&](const simdjson::dom::object &object, const Place &here) {
        readMetric(object, here, result);
    });
}

} // namespace

std::unique_ptr<Dialect> makeDialect21(Context &context)
{
    return std::make_unique<Dialect21>(context);
}

} // namespace Patchwijzer::Csaf
