// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/endoflifefiles.h"

#include "core/sortunique.h"
#include "feeds/plaintext.h"
#include "feeds/timestamp.h"
#include "feeds/yamlreader.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Patchwijzer {

using Json::Element;
using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxReleases = 20'000;  // Of one product; 421 today.
constexpr qsizetype maxVersions = 200'000; // Of one product; 12,046 today.
constexpr qsizetype maxItems = 1'000;      // Aliases, tags, identifiers.
constexpr qsizetype maxName = 256;
constexpr qsizetype maxLabel = 300;

/** "libreoffice", "notepad-plus-plus", "log4j-2.x" */
bool isProductName(const QString &text)
{
    static const QRegularExpression pattern(u"^[a-z0-9][a-z0-9._+-]{0,99}$"_s);
    return pattern.match(text).hasMatch();
}

QDate dateOf(const QString &text)
{
    return parseIsoDate(text.left(32).toStdString());
}

/** What was said of a phase: its last day, or whether it is over. Nothing when nothing was said. */
std::optional<PhaseEnd> phaseOf(const QString &text)
{
    PhaseEnd phase;
    if (text == u"true" || text == u"false")
        phase.over = text == u"true";
    else
        phase.lastDay = dateOf(text);
    return text.isEmpty() || phase.over || phase.lastDay.isValid() ? std::optional(phase) : std::nullopt;
}

/** A release as either kind of file tells of it. */
struct RawRelease {
    QString name, codename, label, released, active, security, extended, discontinued, longTerm, latest, latestReleased,
        link;
};

QString filled(const QString &pattern, const RawRelease &raw)
{
    auto text = pattern;
    text.replace("__RELEASE_CYCLE__"_L1, raw.name);
    text.replace("__CODENAME__"_L1, raw.codename);
    text.replace("__RELEASE_DATE__"_L1, raw.released);
    text.replace("__LATEST__"_L1, raw.latest);
    text.replace("__LATEST_RELEASE_DATE__"_L1, raw.latestReleased);
    return text;
}

/** @see endoflife.date, _plugins/product-data-enricher.rb: the label is a pattern to be filled */
Result<ProductRelease> releaseOf(const RawRelease &raw, const QString &place)
{
    ProductRelease release;
    release.name = plainText(raw.name.toUtf8(), maxName);
    if (release.name.isEmpty())
        return fail(Error::Code::MissingField, place, u"a release without a name"_s);
    release.codename = plainText(raw.codename.toUtf8(), maxName);
    release.label = textOfHtml(filled(raw.label, raw).toUtf8(), maxLabel);
    if (release.label.isEmpty())
        release.label = release.name;
    release.longTerm = raw.longTerm == u"true";
    release.longTermFrom = dateOf(raw.longTerm);
    release.latestVersion = plainText(raw.latest.toUtf8(), maxName);
    release.latestLink = webLink(filled(raw.link, raw).toUtf8());
    for (const auto &[text, phase] : {std::pair{&raw.active, &release.active},
                                      {&raw.security, &release.security},
                                      {&raw.extended, &release.extended},
                                      {&raw.discontinued, &release.discontinued}}) {
        const auto read = phaseOf(*text);
        if (!read)
            return fail(Error::Code::BadValue, place, u"neither a date nor yes or no: "_s + text->left(40));
        *phase = *read;
    }
    for (const auto &[text, date] :
         {std::pair{&raw.released, &release.released}, {&raw.latestReleased, &release.latestReleased}}) {
        *date = dateOf(*text);
        if (!text->isEmpty() && !date->isValid())
            return fail(Error::Code::BadValue, place, u"not a date: "_s + text->left(40));
    }
    return release;
}

/** Collects the releases of one product: each name once, the bad ones apart. */
class ReleaseList
{
public:
    explicit ReleaseList(EndOfLifeData *data)
        : m_data(data)
    {
    }

    void add(const RawRelease &raw, const QString &place)
    {
        auto release = releaseOf(raw, place);
        if (!release) {
            m_data->skipped.append(std::move(release).error());
        } else if (m_names.contains(release->name)) {
            m_data->skipped.append({Error::Code::BadValue, place, release->name + u" is listed twice"_s});
        } else {
            m_names.insert(release->name);
            see(release->latestReleased);
            product.releases.append(*std::move(release));
        }
    }

    void see(const QDate &date)
    {
        if (date.isValid() && (!m_newest.isValid() || date > m_newest))
            m_newest = date;
    }

    [[nodiscard]] EndOfLifeData finished()
    {
        if (m_newest.isValid())
            m_data->generated = QDateTime(m_newest, QTime(0, 0), Qt::UTC);
        m_data->products.append(std::move(product));
        return std::move(*m_data);
    }

    ProductLifecycle product;

private:
    EndOfLifeData *m_data;
    QSet<QString> m_names;
    QDate m_newest;
};

QString placeOf(const QString &where, const YamlValue &value)
{
    return value.line > 0 ? where + u':' + QString::number(value.line) : where;
}

RawRelease rawRelease(const YamlValue &value, const QString &labels)
{
    const auto text = [&value](QStringView key) {
        const auto found = value.at(key).text.trimmed();
        return found == u"null" || found == u"~" ? QString() : found;
    };
    const auto label = text(u"releaseLabel");
    return {text(u"releaseCycle"),
            text(u"codename"),
            label.isEmpty() ? labels : label,
            text(u"releaseDate"),
            text(u"eoas"),
            text(u"eol"),
            text(u"eoes"),
            text(u"discontinued"),
            text(u"lts"),
            text(u"latest"),
            text(u"latestReleaseDate"),
            text(u"link")};
}

/** A list, or words with blanks between them. */
QList<QString> namesOf(const YamlValue &value)
{
    QList<QString> names;
    if (value.kind == YamlValue::Kind::Text)
        names = value.text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const auto &item : value.items)
        names.append(item.text.trimmed());
    for (auto &name : names)
        name = plainText(name.toUtf8(), maxName);
    sortFilled(&names);
    return names.mid(0, maxItems);
}

/** The paths of the other pages of a product. */
QList<QString> aliasesOf(const YamlValue &root)
{
    auto names = namesOf(root.at(u"alternate_urls"));
    for (auto &name : names)
        name.remove(u'/');
    names.removeIf([](const QString &name) { return !isProductName(name); });
    return names;
}

QList<ProductIdentifier> identifiersOf(const YamlValue &list)
{
    QList<ProductIdentifier> identifiers;
    for (const auto &item : list.items) {
        for (const auto &member : item.members) {
            const auto id = plainText(member.value.text.toUtf8(), maxName);
            if (!id.isEmpty() && identifiers.size() < maxItems)
                identifiers.append({plainText(member.name.toUtf8(), maxName), id});
        }
    }
    return identifiers;
}

QString textOf(const Field &field)
{
    bool flag = false;
    if (field && !field->get(flag))
        return flag ? u"true"_s : u"false"_s;
    return QString::fromUtf8(Json::bytesOf(field)).trimmed();
}

Result<RawRelease> rawRelease(const Element &value, std::string_view name, const Place &place)
{
    constexpr std::array<std::string_view, 11> keys{"codename", "releaseLabel", "releaseDate",      "eoas",
                                                    "eol",      "eoes",         "discontinued",     "lts",
                                                    "latest",   "link",         "latestReleaseDate"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    return RawRelease{Json::toQString(name), textOf(fields[0]), textOf(fields[1]),  textOf(fields[2]),
                      textOf(fields[3]),     textOf(fields[4]), textOf(fields[5]),  textOf(fields[6]),
                      textOf(fields[7]),     textOf(fields[8]), textOf(fields[10]), textOf(fields[9])};
}

Result<ProductVersion> readVersion(const Element &value, std::string_view key, const Place &place)
{
    constexpr std::array<std::string_view, 1> keys{"date"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    ProductVersion version{plainText({key.data(), qsizetype(key.size())}, maxName), dateOf(textOf(fields[0]))};
    if (version.name.isEmpty() || !version.released.isValid())
        return Json::fail(Error::Code::BadValue, place, "no name or no date");
    return version;
}

Result<void> readVersions(const Field &field, const Place &place, ReleaseList *list, QList<Error> *skipped)
{
    auto &versions = list->product.versions;
    if (!field)
        return {};
    PW_TRY(const auto object, Json::asObject(*field, place));
    for (const auto member : object) {
        if (versions.size() + skipped->size() >= maxVersions)
            return Json::fail(Error::Code::BadValue, place, "too many versions");
        auto version = readVersion(member.value, member.key, place.key(member.key));
        if (version) {
            list->see(version->released);
            versions.append(*std::move(version));
        } else {
            skipped->append(std::move(version).error());
        }
    }
    std::stable_sort(versions.begin(), versions.end(), [](const ProductVersion &lhs, const ProductVersion &rhs) {
        return lhs.released != rhs.released ? lhs.released > rhs.released : lhs.name > rhs.name;
    });
    const auto same = [](const ProductVersion &lhs, const ProductVersion &rhs) { return lhs == rhs; };
    versions.erase(std::unique(versions.begin(), versions.end(), same), versions.end());
    return {};
}

} // namespace

bool isEndOfLifePage(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    text = text.trimmed();
    constexpr qsizetype head = 2'048; // Its path stands among the first lines.
    const auto first = text.first(std::min(text.size(), head));
    return text.startsWith("---") && first.contains("\ntitle:") && first.contains("\npermalink: /")
        && text.contains("\nreleases:");
}

Result<EndOfLifeData> parseEndOfLifePage(const QByteArray &page, const QString &where)
{
    const auto parts = splitYamlPage(page);
    if (!parts)
        return fail(Error::Code::UnknownFormat, where, u"not a page of endoflife.date, or a very large one"_s);
    PW_TRY(const auto root, readYaml(parts->head, where));
    EndOfLifeData data;
    ReleaseList list(&data);
    auto &product = list.product;
    const auto &path = root.at(u"permalink");
    product.name = path.text.trimmed().mid(1);
    if (!isProductName(product.name))
        return fail(Error::Code::BadValue, placeOf(where, path), u"not the name of a product"_s);
    product.label = textOfHtml(root.at(u"title").text.toUtf8(), maxLabel);
    if (product.label.isEmpty())
        product.label = product.name;
    product.aliases = aliasesOf(root);
    product.category = plainText(root.at(u"category").text.toUtf8(), maxName);
    product.tags = namesOf(root.at(u"tags"));
    product.identifiers = identifiersOf(root.at(u"identifiers"));
    product.page = u"https://endoflife.date/"_s + product.name;
    product.policy = webLink(root.at(u"releasePolicyLink").text.toUtf8());
    const auto &releases = root.at(u"releases");
    if (releases.kind != YamlValue::Kind::List || releases.items.isEmpty() || releases.items.size() > maxReleases)
        return fail(Error::Code::BadValue, placeOf(where, releases), u"no releases, or too many"_s);
    for (const auto &item : releases.items) {
        auto raw = rawRelease(item, root.at(u"releaseLabel").text);
        if (raw.security.isEmpty())
            data.skipped.append({Error::Code::MissingField, placeOf(where, item), u"eol is required"_s});
        else
            list.add(raw, placeOf(where, item));
    }
    return list.finished();
}

bool isReleaseData(const Element &root)
{
    simdjson::dom::object object;
    if (root.get(object))
        return false;
    bool versions = false;
    for (const auto field : object) {
        versions = versions || field.key == "versions";
        if (field.key != "versions" && field.key != "releases")
            return false;
    }
    return versions;
}

Result<EndOfLifeData> parseReleaseData(const Element &root, const Place &place, const QString &where)
{
    constexpr std::array<std::string_view, 2> keys{"releases", "versions"};
    PW_TRY(const auto object, Json::asObject(root, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    EndOfLifeData data;
    ReleaseList list(&data);
    static const QRegularExpression file(u"(?:^|[/\\\\ ])([^/\\\\ ]+)\\.json$"_s);
    list.product.name = file.match(where).captured(1);
    list.product.label = list.product.name;
    if (!isProductName(list.product.name))
        return fail(Error::Code::MissingField, where, u"the file's name does not tell the product"_s);
    const auto releases = place.key(keys[0]);
    if (fields[0]) {
        PW_TRY(const auto members, Json::asObject(*fields[0], releases));
        for (const auto member : members) {
            if (list.product.releases.size() + data.skipped.size() >= maxReleases)
                return Json::fail(Error::Code::BadValue, releases, "too many releases");
            const auto here = releases.key(member.key);
            if (auto raw = rawRelease(member.value, member.key, here))
                list.add(*raw, here.text());
            else
                data.skipped.append(std::move(raw).error());
        }
    }
    PW_TRY_VOID(readVersions(fields[1], place.key(keys[1]), &list, &data.skipped));
    if (list.product.releases.isEmpty() && list.product.versions.isEmpty())
        return Json::fail(Error::Code::BadValue, place, "neither a release nor a version");
    return list.finished();
}

} // namespace Patchwijzer
