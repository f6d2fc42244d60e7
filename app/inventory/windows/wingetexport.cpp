// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/windowsinventory.h"
#include "inventory/windows/windowstext.h"
#include "inventory/windows/wingetlist.h"

#include <simdjson.h>
#include <string_view>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

namespace json = simdjson::dom;

constexpr size_t maxDepth = 64;
constexpr qsizetype maxPackages = 100'000;
constexpr size_t maxTextBytes = 512;

/** A text of an object; empty when it is absent, something else, or given twice. */
QString textOf(const json::object &object, std::string_view key, bool *fine)
{
    QString text;
    int times = 0;
    for (const auto field : object) {
        if (field.key != key)
            continue;
        std::string_view view;
        ++times;
        if (field.value.get(view) || view.size() > maxTextBytes)
            *fine = false;
        else
            text = oneLine(QString::fromUtf8(view.data(), qsizetype(view.size())));
    }
    *fine = *fine && times <= 1;
    return text;
}

void takePackage(const json::element &item, const QString &source, const QString &where, WindowsFindings *findings)
{
    json::object package;
    bool fine = !item.get(package);
    WingetRow row;
    row.source = source;
    QString scope;
    if (fine) {
        row.id = textOf(package, "PackageIdentifier", &fine);
        row.version = textOf(package, "Version", &fine);
        scope = textOf(package, "Scope", &fine);
    }
    if (!fine || row.id.isEmpty()) {
        findings->addError(where, u"no PackageIdentifier, or one that is no text"_s);
        return;
    }
    auto software = wingetProgram(row);
    if (!software)
        return;
    if (scope == "machine"_L1)
        software->scope = InstallScope::Machine;
    else if (scope == "user"_L1)
        software->scope = InstallScope::User;
    findings->software.append(*std::move(software));
}

/** One source with its packages. */
void takeSource(const json::element &item, const QString &where, WindowsFindings *findings)
{
    json::array packages;
    if (item["Packages"].get(packages)) {
        findings->addError(where, u"no list of Packages"_s);
        return;
    }
    QString source;
    bool fine = true;
    json::object details;
    if (!item["SourceDetails"].get(details))
        source = textOf(details, "Name", &fine);
    qsizetype at = 0;
    for (const auto package : packages) {
        if (findings->software.size() >= maxPackages)
            return;
        takePackage(package, source.isEmpty() ? u"winget"_s : source, where + u"/Packages/"_s + QString::number(at++),
                    findings);
    }
}

} // namespace

bool looksLikeWingetExport(const QByteArray &bytes)
{
    const auto start = beginningOf(bytes);
    if (firstCharacterOf(start) != u'{')
        return false;
    return start.contains("winget-packages.schema"_L1)
        || (start.contains("\"Sources\""_L1)
            && (start.contains("\"PackageIdentifier\""_L1) || start.contains("\"SourceDetails\""_L1)));
}

Result<Inventory> readWingetExport(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto text, boundedWindowsText(bytes, name));
    const auto utf8 = text.toUtf8();
    json::parser parser;
    json::element root;
    auto error = parser.allocate(size_t(utf8.size()), maxDepth);
    if (!error)
        error = parser.parse(utf8.constData(), size_t(utf8.size())).get(root);
    if (error)
        return fail(Error::Code::NotJson, name, QString::fromLatin1(simdjson::error_message(error)));
    json::array sources;
    if (root["Sources"].get(sources))
        return fail(Error::Code::UnknownFormat, name, u"no list of Sources, as winget export writes"_s);
    WindowsFindings findings;
    findings.programsKnown = true;
    qsizetype at = 0;
    for (const auto source : sources)
        takeSource(source, name + u"/Sources/"_s + QString::number(at++), &findings);
    if (findings.software.isEmpty())
        return fail(Error::Code::NoSoftwareList, name, u"not one package"_s);
    return finishedInventory(std::move(findings), name, now);
}

} // namespace Patchwijzer
