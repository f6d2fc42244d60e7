// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/endoflife.h"

#include "core/productkey.h"
#include "core/sortunique.h"
#include "feeds/endoflifefiles.h"
#include "feeds/jsonreader.h"
#include "feeds/plaintext.h"
#include "feeds/timestamp.h"

#include <QSet>

#include <algorithm>

namespace Patchwijzer {

using Json::Element;
using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(256) << 20; // A few MB today.
constexpr qsizetype maxProducts = 50'000;            // 464 today.
constexpr qsizetype maxReleases = 20'000;            // Of one product; 421 today.
constexpr qsizetype maxItems = 1'000;                // Aliases, tags, identifiers.
constexpr qsizetype maxName = 256;
constexpr qsizetype maxLabel = 300;

QString labelOf(const Field &field)
{
    return textOfHtml(Json::bytesOf(field), maxLabel); // Labels hold tags now and then.
}

Result<QDate> readDate(const Field &field, const Place &place)
{
    if (!field)
        return QDate();
    std::string_view text;
    const auto date = field->get(text) ? QDate() : parseIsoDate(text);
    if (!date.isValid())
        return Json::fail(Error::Code::BadValue, place, "not a date");
    return date;
}

Result<std::optional<bool>> readFlag(const Field &field, const Place &place)
{
    bool flag = false;
    if (!field)
        return std::optional<bool>();
    if (field->get(flag))
        return Json::fail(Error::Code::BadValue, place, "neither true nor false");
    return std::optional<bool>(flag);
}

/** `isEol` and `eolFrom`, and the like. */
Result<PhaseEnd> readPhase(const Field &flag, const Field &date, const Place &flagPlace, const Place &datePlace)
{
    PhaseEnd phase;
    PW_TRY(phase.over, readFlag(flag, flagPlace));
    PW_TRY(phase.lastDay, readDate(date, datePlace));
    return phase;
}

Result<void> readLatest(const Field &field, const Place &place, ProductRelease *release)
{
    constexpr std::array<std::string_view, 3> keys{"name", "date", "link"};
    if (!field)
        return {};
    PW_TRY(const auto object, Json::asObject(*field, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    release->latestVersion = plainText(Json::bytesOf(fields[0]), maxName);
    PW_TRY(release->latestReleased, readDate(fields[1], place.key(keys[1])));
    release->latestLink = webLink(Json::bytesOf(fields[2]));
    return {};
}

Result<ProductRelease> readRelease(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 15> keys{
        "isEoas", "eoasFrom", "isEol", "eolFrom", "isEoes",      "eoesFrom", "isDiscontinued", "discontinuedFrom",
        "name",   "codename", "label", "isLts",   "releaseDate", "ltsFrom",  "latest"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    if (!fields[8])
        return Json::fail(Error::Code::MissingField, place.key("name"), "required");
    if (!fields[2] && !fields[3])
        return Json::fail(Error::Code::MissingField, place.key("isEol"), "required");
    ProductRelease release;
    PW_TRY(const auto name, Json::name(*fields[8], maxName, place.key("name")));
    release.name = Json::toQString(name);
    release.codename = plainText(Json::bytesOf(fields[9]), maxName);
    release.label = labelOf(fields[10]);
    if (release.label.isEmpty())
        release.label = release.name;
    std::array<PhaseEnd *, 4> phases{&release.active, &release.security, &release.extended, &release.discontinued};
    for (size_t i = 0; i < phases.size(); ++i) {
        const size_t flag = i * 2;
        PW_TRY(*phases[i], readPhase(fields[flag], fields[flag + 1], place.key(keys[flag]), place.key(keys[flag + 1])));
    }
    PW_TRY(const auto longTerm, readFlag(fields[11], place.key(keys[11])));
    release.longTerm = longTerm.value_or(false);
    PW_TRY(release.released, readDate(fields[12], place.key(keys[12])));
    PW_TRY(release.longTermFrom, readDate(fields[13], place.key(keys[13])));
    PW_TRY_VOID(readLatest(fields[14], place.key(keys[14]), &release));
    return release;
}

Result<QList<QString>> readNames(const Field &field, const Place &place)
{
    QList<QString> names;
    if (!field)
        return names;
    PW_TRY(const auto items, Json::asArray(*field, maxItems, place));
    for (const auto item : items) {
        const auto name = plainText(Json::bytesOf(Field(item)), maxName);
        if (!name.isEmpty())
            names.append(name);
    }
    sortUnique(&names);
    return names;
}

Result<QList<ProductIdentifier>> readIdentifiers(const Field &field, const Place &place)
{
    constexpr std::array<std::string_view, 2> keys{"type", "id"};
    QList<ProductIdentifier> identifiers;
    if (!field)
        return identifiers;
    PW_TRY(const auto items, Json::asArray(*field, maxItems, place));
    qsizetype index = 0;
    for (const auto item : items) {
        const auto here = place.item(index++);
        PW_TRY(const auto object, Json::asObject(item, here));
        PW_TRY(const auto fields, Json::pick(object, keys, here));
        if (!fields[0] || !fields[1])
            return Json::fail(Error::Code::MissingField, here, "an identifier needs type and id");
        PW_TRY(const auto type, Json::name(*fields[0], maxName, here.key("type")));
        PW_TRY(const auto id, Json::name(*fields[1], maxName, here.key("id")));
        identifiers.append({Json::toQString(type), Json::toQString(id)});
    }
    return identifiers;
}

Result<void> readReleases(const Element &value, const Place &place, QList<ProductRelease> *releases,
                          QList<Error> *skipped)
{
    PW_TRY(const auto items, Json::asArray(value, maxReleases, place));
    QSet<QString> seen;
    qsizetype index = 0;
    for (const auto item : items) {
        const auto here = place.item(index++);
        auto release = readRelease(item, here);
        if (!release) {
            skipped->append(std::move(release).error());
        } else if (seen.contains(release->name)) {
            skipped->append({Error::Code::BadValue, here.text(), release->name + u" is listed twice"_s});
        } else {
            seen.insert(release->name);
            releases->append(*std::move(release));
        }
    }
    return {};
}

Result<ProductLifecycle> readProduct(const Element &value, const Place &place, QList<Error> *skipped)
{
    constexpr std::array<std::string_view, 8> keys{"name",     "label", "aliases",     "tags",
                                                   "category", "links", "identifiers", "releases"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    for (const size_t required : {size_t(0), size_t(7)}) {
        if (!fields[required])
            return Json::fail(Error::Code::MissingField, place.key(keys[required]), "required");
    }
    ProductLifecycle product;
    PW_TRY(const auto name, Json::name(*fields[0], maxName, place.key("name")));
    product.name = Json::toQString(name);
    product.label = labelOf(fields[1]);
    if (product.label.isEmpty())
        product.label = product.name;
    PW_TRY(product.aliases, readNames(fields[2], place.key(keys[2])));
    PW_TRY(product.tags, readNames(fields[3], place.key(keys[3])));
    product.category = plainText(Json::bytesOf(fields[4]), maxName);
    if (fields[5]) {
        constexpr std::array<std::string_view, 2> linkKeys{"html", "releasePolicy"};
        PW_TRY(const auto links, Json::asObject(*fields[5], place.key(keys[5])));
        PW_TRY(const auto linkFields, Json::pick(links, linkKeys, place.key(keys[5])));
        product.page = webLink(Json::bytesOf(linkFields[0]));
        product.policy = webLink(Json::bytesOf(linkFields[1]));
    }
    PW_TRY(product.identifiers, readIdentifiers(fields[6], place.key(keys[6])));
    PW_TRY_VOID(readReleases(*fields[7], place.key(keys[7]), &product.releases, skipped));
    return product;
}

/** Only to pass over what nobody asked for: what is wrong with a product, readProduct() says. */
bool isWanted(const Element &item, const QSet<QString> &wanted)
{
    const auto isOne = [&](const Element &text) {
        std::string_view name;
        return !text.get(name) && wanted.contains(QString::fromUtf8(name.data(), qsizetype(name.size())));
    };
    Element field;
    if (wanted.isEmpty() || (!item["name"].get(field) && isOne(field)))
        return true;
    simdjson::dom::array aliases;
    return !item["aliases"].get(aliases) && std::any_of(aliases.begin(), aliases.end(), isOne);
}

Result<void> readProducts(const simdjson::dom::array &items, const Place &place, const QSet<QString> &wanted,
                          EndOfLifeData *data)
{
    qsizetype index = 0;
    for (const auto item : items) {
        if (!isWanted(item, wanted))
            ++index;
        else if (auto product = readProduct(item, place.item(index++), &data->skipped))
            data->products.append(*std::move(product));
        else
            data->skipped.append(std::move(product).error());
    }
    auto &products = data->products;
    const auto less = [](const ProductLifecycle &lhs, const ProductLifecycle &rhs) { return lhs.name < rhs.name; };
    std::stable_sort(products.begin(), products.end(), less);
    const auto same = [](const ProductLifecycle &lhs, const ProductLifecycle &rhs) { return lhs.name == rhs.name; };
    const auto end = std::unique(products.begin(), products.end(), same);
    if (end != products.end())
        data->skipped.append({Error::Code::BadValue, place.text(), u"a product is listed twice"_s});
    products.erase(end, products.end());
    return {};
}

Result<void> readResult(const Element &result, const Field &total, const Place &place, const QSet<QString> &wanted,
                        EndOfLifeData *data)
{
    const auto here = place.key("result");
    if (result.is_object()) {
        PW_TRY(auto product, readProduct(result, here, &data->skipped));
        data->products.append(std::move(product));
        return {};
    }
    PW_TRY(const auto items, Json::asArray(result, maxProducts, here));
    PW_TRY_VOID(readProducts(items, here, wanted, data));
    int64_t stated = 0;
    if (total && (total->get(stated) || stated != std::distance(items.begin(), items.end())))
        data->skipped.append({Error::Code::BadValue, place.key("total").text(), u"not as many as it says"_s});
    return {};
}

Result<EndOfLifeData> parseAnswer(const Element &root, const Place &place, const QSet<QString> &wanted)
{
    constexpr std::array<std::string_view, 4> keys{"schema_version", "generated_at", "total", "result"};
    PW_TRY(const auto object, Json::asObject(root, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    if (!fields[0] || !fields[3])
        return Json::fail(Error::Code::UnknownFormat, place, "not from endoflife.date");
    EndOfLifeData data;
    PW_TRY(const auto version, Json::name(*fields[0], maxName, place.key(keys[0])));
    data.schemaVersion = Json::toQString(version);
    if (!data.schemaVersion.startsWith(u"1."))
        return Json::fail(Error::Code::UnknownFormat, place.key(keys[0]), "a schema that came later");
    std::string_view generated;
    if (!fields[1])
        return Json::fail(Error::Code::MissingField, place.key(keys[1]), "required");
    data.generated = fields[1]->get(generated) ? QDateTime() : parseTimestamp(generated);
    if (!data.generated.isValid())
        return Json::fail(Error::Code::BadValue, place.key(keys[1]), "not an RFC 3339 date-time");
    PW_TRY_VOID(readResult(*fields[3], fields[2], place, wanted, &data));
    if (data.products.isEmpty() && wanted.isEmpty())
        return Json::fail(Error::Code::BadValue, place.key(keys[3]), "not a single product with releases");
    return data;
}

} // namespace

Result<EndOfLifeData> parseEndOfLife(const QByteArray &bytes, const QString &where, const QSet<QString> &wanted)
{
    if (isEndOfLifePage(bytes))
        return parseEndOfLifePage(bytes, where);
    const Place place(where);
    simdjson::dom::parser parser{size_t(maxBytes)};
    PW_TRY(const auto root, Json::parseDocument(parser, Json::usualDepth, bytes, place));
    if (!root.is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not from endoflife.date");
    return isReleaseData(root) ? parseReleaseData(root, place, where) : parseAnswer(root, place, wanted);
}

QList<QString> lifecycleKeysOf(const EndOfLifeData &data)
{
    QSet<QString> keys;
    for (const auto &product : data.products) {
        keys.insert(lifecycleKey(product.name));
        for (const auto &alias : product.aliases)
            keys.insert(lifecycleKey(alias));
    }
    auto sorted = keys.values();
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace Patchwijzer
