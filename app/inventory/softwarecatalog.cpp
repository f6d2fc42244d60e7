// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/softwarecatalog.h"

#include "core/productkey.h"
#include "core/version.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Reads the members of one program and remembers the first that is wrong. */
class ProgramReader
{
public:
    explicit ProgramReader(QString where)
        : m_where(std::move(where))
    {
    }

    [[nodiscard]] Result<CataloguedProgram> read(const QJsonValue &value);

private:
    void refuse(const char *member, const char *why)
    {
        if (m_problem.isEmpty())
            m_problem = QString::fromLatin1(member) + u": "_s + QString::fromLatin1(why);
    }

    [[nodiscard]] QString text(const QJsonObject &object, const char *member)
    {
        const auto value = object[QLatin1StringView(member)];
        if (!value.isUndefined() && !value.isString())
            refuse(member, "not a text");
        return value.toString();
    }

    [[nodiscard]] QList<QString> texts(const QJsonObject &object, const char *member)
    {
        const auto value = object[QLatin1StringView(member)];
        if (!value.isUndefined() && !value.isArray())
            refuse(member, "not a list");
        QList<QString> found;
        const auto items = value.toArray();
        for (const auto &item : items) {
            if (!item.isString())
                refuse(member, "an item that is no text");
            found.append(item.toString());
        }
        return found;
    }

    [[nodiscard]] QList<NamePattern> names(const QJsonObject &object);
    [[nodiscard]] QList<CataloguedProgram::Channel> channels(const QJsonObject &object);

    QString m_where;
    QString m_problem;
};

QList<NamePattern> ProgramReader::names(const QJsonObject &object)
{
    QList<NamePattern> found;
    const auto items = object["names"_L1].toArray();
    for (const auto &item : items) {
        // A pattern that says nothing else may be written as a bare text.
        const auto pattern = item.toObject();
        found.append({item.isString() ? item.toString() : text(pattern, "name"), text(pattern, "publisher"),
                      text(pattern, "channel")});
        if (found.last().name.isEmpty())
            refuse("names", "a pattern without a name");
    }
    return found;
}

QList<CataloguedProgram::Channel> ProgramReader::channels(const QJsonObject &object)
{
    QList<CataloguedProgram::Channel> found;
    const auto items = object["channels"_L1].toArray();
    for (const auto &item : items) {
        const auto channel = item.toObject();
        found.append({text(channel, "name"), texts(channel, "productKeys"), texts(channel, "wingetIds")});
        if (found.last().name.isEmpty())
            refuse("channels", "one without a name");
    }
    return found;
}

Result<CataloguedProgram> ProgramReader::read(const QJsonValue &value)
{
    const auto object = value.toObject();
    CataloguedProgram program;
    program.id = text(object, "id");
    program.name = text(object, "name");
    program.purpose = text(object, "purpose");
    program.category = text(object, "category");
    program.publishers = texts(object, "publishers");
    program.names = names(object);
    program.wingetIds = texts(object, "wingetIds");
    program.productKeys = texts(object, "productKeys");
    program.flatpakIds = texts(object, "flatpakIds");
    program.snapNames = texts(object, "snapNames");
    program.packageFamilies = texts(object, "packageFamilies");
    program.debianPackages = texts(object, "debianPackages");
    program.lifecycle = text(object, "lifecycle");
    program.systemPart = object["systemPart"_L1].toBool();
    program.versionInName = object["versionInName"_L1].toBool();
    program.placeholderVersions = texts(object, "placeholderVersions");
    program.channels = channels(object);
    const auto where = m_where + u'#' + program.id;
    if (const auto scheme = text(object, "scheme"); !scheme.isEmpty()) {
        const auto known = schemeFromName(scheme);
        if (!known)
            refuse("scheme", "no such order of versions");
        program.scheme = known.value_or(VersionScheme::Unknown);
    }
    if (!m_problem.isEmpty())
        return fail(Error::Code::BadValue, where, m_problem);
    if (program.id.isEmpty() || program.name.isEmpty() || program.category.isEmpty())
        return fail(Error::Code::MissingField, where, u"a program needs id, name and category"_s);
    return program;
}

Result<QJsonObject> readObject(const QByteArray &json, const QString &where)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return fail(Error::Code::NotJson, where, problem.errorString());
    if (!document.isObject())
        return fail(Error::Code::BadValue, where, u"not an object"_s);
    return document.object();
}

SoftwareCatalog readCatalog()
{
    const QDir folder(u":/patchwijzer/software"_s);
    SoftwareCatalog catalog;
    const auto names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const auto &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto bytes = file.readAll();
        if (name == "categories.json"_L1) {
            if (auto labels = parseSoftwareCategories(bytes, name))
                catalog.categories = std::move(*labels);
        } else if (auto programs = parseSoftwareFile(bytes, name)) {
            catalog.programs.append(*programs);
        }
    }
    auto &programs = catalog.programs;
    std::stable_sort(programs.begin(), programs.end(),
                     [](const auto &lhs, const auto &rhs) { return lhs.id < rhs.id; });
    programs.erase(std::unique(programs.begin(), programs.end(),
                               [](const auto &lhs, const auto &rhs) { return lhs.id == rhs.id; }),
                   programs.end());
    return catalog;
}

/** Nothing that a pattern may look back at: that is what makes one take for ever. */
bool isGoodPattern(const QString &pattern)
{
    return QRegularExpression(pattern,
                              QRegularExpression::CaseInsensitiveOption | QRegularExpression::DontCaptureOption)
        .isValid();
}

bool isGoodKey(const QString &key)
{
    if (key.startsWith("name:"_L1)) {
        const auto slash = key.indexOf(u'/');
        return slash > 5 && nameKey(QStringView(key).sliced(5, slash - 5), QStringView(key).sliced(slash + 1)) == key;
    }
    if (key.startsWith("cpe:"_L1)) {
        const auto parts = key.split(u':');
        return parts.size() >= 4 && key == key.toLower() && (parts[1] == u"a" || parts[1] == u"o" || parts[1] == u"h");
    }
    if (key.startsWith("purl:"_L1))
        return purlKey(u"pkg:"_s + key.sliced(5)) == key;
    return key.startsWith("msrc:"_L1) && msrcKey(QStringView(key).sliced(5)) == key;
}

void addProblems(const CataloguedProgram &program, const SoftwareCatalog &catalog, QList<Error> *problems)
{
    const auto add = [&](const QString &detail) { problems->append({Error::Code::BadValue, program.id, detail}); };
    for (const auto &name : program.names) {
        for (const auto &pattern : {name.name, name.publisher})
            if (!isGoodPattern(pattern))
                add(u"not a regular expression: "_s + pattern);
        if (name.publisher.isEmpty() && program.publishers.isEmpty())
            add(u"a name without a publisher: "_s + name.name);
    }
    for (const auto &pattern : program.publishers)
        if (!isGoodPattern(pattern))
            add(u"not a regular expression: "_s + pattern);
    auto keys = program.productKeys;
    for (const auto &channel : program.channels)
        keys.append(channel.productKeys);
    for (const auto &key : std::as_const(keys))
        if (!isGoodKey(key))
            add(u"not a key: "_s + key);
    if (program.names.isEmpty() && program.wingetIds.isEmpty() && program.flatpakIds.isEmpty()
        && program.snapNames.isEmpty() && program.packageFamilies.isEmpty() && program.debianPackages.isEmpty())
        add(u"nothing to find it by"_s);
    if (!catalog.categories.contains(program.category))
        add(u"no such category: "_s + program.category);
}

} // namespace

Result<QList<CataloguedProgram>> parseSoftwareFile(const QByteArray &json, const QString &where)
{
    PW_TRY(const auto object, readObject(json, where));
    const auto items = object["programs"_L1];
    if (!items.isArray())
        return fail(Error::Code::MissingField, where, u"no programs"_s);
    QList<CataloguedProgram> programs;
    const auto array = items.toArray();
    for (const auto &item : array) {
        PW_TRY(auto program, ProgramReader(where).read(item));
        programs.append(std::move(program));
    }
    return programs;
}

Result<QHash<QString, QString>> parseSoftwareCategories(const QByteArray &json, const QString &where)
{
    PW_TRY(const auto whole, readObject(json, where));
    const auto object = whole["categories"_L1].toObject();
    if (object.isEmpty())
        return fail(Error::Code::MissingField, where, u"no categories"_s);
    QHash<QString, QString> labels;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().toString().isEmpty())
            return fail(Error::Code::BadValue, where, it.key() + u" has no label"_s);
        labels.insert(it.key(), it.value().toString());
    }
    return labels;
}

QList<Error> softwareCatalogProblems(const SoftwareCatalog &catalog)
{
    QList<Error> problems;
    QSet<QString> ids;
    for (const auto &program : catalog.programs) {
        if (ids.contains(program.id))
            problems.append({Error::Code::BadValue, program.id, u"an id given twice"_s});
        ids.insert(program.id);
        addProblems(program, catalog, &problems);
    }
    std::sort(problems.begin(), problems.end(), [](const Error &lhs, const Error &rhs) {
        return std::tie(lhs.where, lhs.detail) < std::tie(rhs.where, rhs.detail);
    });
    return problems;
}

const SoftwareCatalog &softwareCatalog()
{
    static const auto catalog = readCatalog();
    return catalog;
}

} // namespace Patchwijzer
