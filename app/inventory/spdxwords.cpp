// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/spdxwords.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {

using Type = SbomComponent::Type;

QString spdxText(const QString &text)
{
    return text == "NOASSERTION"_L1 || text == "NONE"_L1 ? QString() : text;
}

QString spdxAgent(const QString &text)
{
    static const QRegularExpression agent(u"^(?:Organization|Person|Tool):\\s*(.*?)\\s*(?:\\([^()]*\\))?$"_s);
    const auto plain = spdxText(text);
    const auto match = agent.match(plain);
    return match.hasMatch() ? match.captured(1) : plain;
}

Type spdxType(const QString &purpose)
{
    const auto word = purpose.toLower().replace(u'_', u'-');
    if (word == "operating-system"_L1 || word == "operatingsystem"_L1)
        return Type::System;
    if (word == "application"_L1)
        return Type::Application;
    if (word == "library"_L1 || word == "framework"_L1)
        return Type::Library;
    if (word == "firmware"_L1)
        return Type::Firmware;
    if (word == "device"_L1)
        return Type::Device;
    if (word == "container"_L1 || word == "file"_L1 || word == "source"_L1 || word == "archive"_L1 || word == "data"_L1)
        return Type::NoSoftware;
    return Type::Unknown;
}

void addSpdxReference(SbomComponent &component, const QString &type, const QString &locator)
{
    const auto kind = type.toLower();
    if ((kind == "purl"_L1 || kind == "packageurl"_L1) && component.purl.isEmpty())
        component.purl = locator;
    else if ((kind == "cpe23type"_L1 || kind == "cpe22type"_L1 || kind == "cpe23"_L1 || kind == "cpe22"_L1)
             && component.cpes.isEmpty())
        component.cpes.append(locator); // syft gives a list of guesses, the best one first.
}

void addSpdxSourceInfo(SbomComponent &component, const QString &text)
{
    static const QRegularExpression built(u"^built package from: (\\S+) (\\S+)$"_s);
    if (const auto match = built.match(text); match.hasMatch()) {
        component.sourcePackage = match.captured(1);
        component.sourceVersion = match.captured(2);
    }
    static const QRegularExpression place(u"^acquired package info from [^:]+: (/[^\\s,]+)"_s);
    if (const auto match = place.match(text); match.hasMatch() && component.location.isEmpty())
        component.location = match.captured(1);
}

void addSpdxRelationship(SbomInventory &sbom, const QString &from, const QString &type, const QString &to,
                         const QString &comment)
{
    if (type == "CONTAINS"_L1 || (type == "OTHER"_L1 && comment.contains("ownership-by-file-overlap"_L1)))
        sbom.setOwner(from, to);
    else if (type == "CONTAINED_BY"_L1)
        sbom.setOwner(to, from);
}

} // namespace Patchwijzer
