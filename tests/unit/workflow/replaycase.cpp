// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/workflow/replaycase.h"

#include "core/dataspace.h"
#include "core/debsource.h"
#include "core/names.h"
#include "core/windowsrelease.h"

#include <QJsonArray>

#include <algorithm>

namespace Patchwijzer::Test {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<QString> textsOf(const QJsonValue &value)
{
    QList<QString> texts;
    for (const auto &one : value.toArray())
        texts.append(one.toString());
    return texts;
}

OsRelease osOf(const QJsonObject &computer)
{
    OsRelease os;
    os.id = computer["id"_L1].toString();
    os.idLike = computer["idLike"_L1].toString();
    os.versionId = computer["versionId"_L1].toString();
    os.codename = computer["codename"_L1].toString();
    os.prettyName = computer["prettyName"_L1].toString();
    os.baseId = computer["baseId"_L1].toString();
    os.baseVersionId = computer["baseVersionId"_L1].toString();
    os.baseCodename = computer["baseCodename"_L1].toString();
    return os;
}

WindowsRelease windowsOf(const QString &product, const QJsonObject &row)
{
    auto facts = windowsFactsOf(product).value_or(WindowsFacts{});
    facts.edition = row["edition"_L1].toString();
    setWindowsBuild(&facts, row["build"_L1].toString());
    auto windows = windowsReleaseFrom(facts);
    windows.installedUpdates = textsOf(row["installed"_L1]);
    windows.missingUpdates = textsOf(row["offered"_L1]);
    windows.updatesKnown = row.contains("installed"_L1) || row.contains("offered"_L1);
    return windows;
}

/** "of curl@7.88.1-10": as dpkg says it in `Source`, and as an rpm says it by the name of its source. */
void setSource(Software *software, const QString &told)
{
    const auto name = told.section(u'@', 0, 0);
    const auto version = told.section(u'@', 1);
    if (software->scheme != VersionScheme::Deb) {
        software->sourcePackage = name;
        software->sourceVersion = version.isEmpty() ? software->version : version;
        return;
    }
    const auto field = version.isEmpty() ? name : name + u" ("_s + version + u')';
    const auto source = debSourceOf({software->name, software->version, field, {}});
    software->sourcePackage = source.package;
    software->sourceVersion = source.version;
    software->baseSourcePackage = source.basePackage;
    software->baseSourceVersion = source.baseVersion;
}

Software packageOf(const QString &text, VersionScheme scheme, const QString &architecture)
{
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    Software software;
    software.name = words.value(0);
    software.version = words.value(1);
    software.scheme = scheme;
    software.source = scheme == VersionScheme::Rpm ? u"rpm"_s : u"dpkg"_s;
    software.architecture = architecture;
    setSource(&software, software.name);
    for (qsizetype i = 2; i + 1 < words.size(); i += 2) {
        const auto &key = words[i];
        const auto &told = words[i + 1];
        if (key == "of"_L1)
            setSource(&software, told);
        else if (key == "arch"_L1)
            software.architecture = told;
        else if (key == "module"_L1)
            software.module = told;
        else if (key == "epoch"_L1)
            software.epochKnown = told != "unknown"_L1;
        else if (key == "state"_L1)
            software.state = told == "configFiles"_L1 ? InstallState::ConfigFiles : InstallState::Installed;
    }
    return software;
}

struct Expectation {
    QString leak;
    QString software;
    QString verdict;
    QString fixed;
    QString reason;

    explicit Expectation(const QString &line)
    {
        const auto parts = line.split(u'|');
        leak = parts.value(0).trimmed();
        software = parts.value(1).trimmed();
        verdict = parts.value(2).trimmed();
        fixed = parts.value(3).trimmed();
        reason = parts.value(4).trimmed();
    }

    [[nodiscard]] bool isAbout(const Finding &finding) const
    {
        const bool same = software == "system"_L1 ? finding.software.kind == SoftwareKind::OperatingSystem
                                                  : software == finding.software.name;
        return same && (finding.advisory == leak || finding.cves.contains(leak));
    }

    [[nodiscard]] bool allows(const Finding &finding) const
    {
        if (verdict == "nothing"_L1)
            return finding.verdict == Verdict::NotVulnerable;
        const auto same = [](const QString &told, const QString &found) {
            return told.isEmpty() || (told == "-"_L1 ? found.isEmpty() : told == found);
        };
        return nameOf(finding.verdict) == verdict && same(fixed, finding.fixedVersion) && same(reason, finding.reason);
    }
};

QString wordsOf(const Finding &finding)
{
    return u"%1 | %2 | %3 | %4 | %5 (%6 %7, installed %8)"_s.arg(
        finding.cves.isEmpty() ? finding.advisory : finding.cves.join(u','), finding.software.name,
        nameOf(finding.verdict), finding.fixedVersion, finding.reason, finding.evidence.feed, finding.evidence.rule,
        finding.evidence.installedVersion);
}

} // namespace

Inventory replayInventory(const QJsonObject &computer, const QJsonObject &row)
{
    Inventory inventory;
    auto &machine = inventory.machine;
    machine.os = osOf(computer);
    machine.architecture = computer["architecture"_L1].toString();
    machine.runningKernel = row["kernel"_L1].toString();
    if (const auto product = computer["windows"_L1].toString(); !product.isEmpty())
        machine.windows = windowsOf(product, row);
    const auto scheme = dataSpaceOf(machine.os).scheme;
    for (const auto &text : textsOf(row["has"_L1]))
        inventory.software.append(packageOf(text, scheme, machine.architecture));
    return inventory;
}

QByteArray replayRegistry(const QJsonObject &row)
{
    QByteArray text = "Windows Registry Editor Version 5.00\r\n";
    const auto escaped = [](const QString &value) {
        return value.trimmed().replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).toUtf8();
    };
    int number = 0;
    for (const auto &program : textsOf(row["programs"_L1])) {
        const auto parts = program.split(u'|');
        text += "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Key"
            + QByteArray::number(++number) + "]\r\n\"DisplayName\"=\"" + escaped(parts.value(0)) + "\"\r\n";
        if (const auto version = escaped(parts.value(1)); !version.isEmpty())
            text += "\"DisplayVersion\"=\"" + version + "\"\r\n";
        if (const auto publisher = escaped(parts.value(2)); !publisher.isEmpty())
            text += "\"Publisher\"=\"" + publisher + "\"\r\n";
        text += "\"UninstallString\"=\"x\"\r\n";
    }
    return number == 0 ? QByteArray() : text;
}

QList<QString> replayFaults(const QList<Finding> &findings, const QList<QString> &expected)
{
    QList<QString> faults;
    QList<bool> met;
    QList<Expectation> expectations;
    for (const auto &line : expected) {
        expectations.append(Expectation(line));
        met.append(expectations.last().verdict == "nothing"_L1);
    }
    for (const auto &finding : findings) {
        bool told = false;
        for (qsizetype i = 0; i < expectations.size(); ++i) {
            if (!expectations[i].isAbout(finding))
                continue;
            told = true;
            const bool allowed = expectations[i].allows(finding);
            met[i] = met[i] || allowed;
            // Of two advisories about one leak, the installed version may be past the repair of one.
            if (!allowed && finding.verdict != Verdict::NotVulnerable)
                faults.append(u"otherwise: "_s + wordsOf(finding));
        }
        const bool alarm = isAffected(finding.verdict);
        if (!told && alarm)
            faults.append(u"not expected: "_s + wordsOf(finding));
    }
    for (qsizetype i = 0; i < expectations.size(); ++i) {
        if (!met[i])
            faults.append(u"missed: %1 of %2"_s.arg(expectations[i].leak, expectations[i].software));
    }
    return faults;
}

} // namespace Patchwijzer::Test
