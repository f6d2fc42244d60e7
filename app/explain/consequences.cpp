// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cvss.h"
#include "explain/parts.h"

#include <QByteArray>

namespace Patchwijzer {
namespace {

/** The worst of each metric over all leaks of the update. */
struct Worst {
    char confidentiality = 'N';
    char integrity = 'N';
    char availability = 'N';
    char attackVector = 0;
    bool total = false; ///< One leak has all three at their highest.

    [[nodiscard]] bool knowsConsequences() const
    {
        return confidentiality != 'N' || integrity != 'N' || availability != 'N';
    }
};

/** Keeps in @p worst whichever of the two comes first in @p order. */
void keepWorst(char &worst, char value, QByteArrayView order)
{
    const auto rank = [&](char letter) { return letter == 0 ? order.size() : order.indexOf(letter); };
    if (value != 0 && rank(value) < rank(worst))
        worst = value;
}

Worst worstOf(const QList<QString> &vectors)
{
    Worst worst;
    for (const auto &vector : vectors) {
        const auto metrics = parseCvss(vector);
        if (!metrics)
            continue;
        keepWorst(worst.confidentiality, metrics->confidentiality, "HLN");
        keepWorst(worst.integrity, metrics->integrity, "HLN");
        keepWorst(worst.availability, metrics->availability, "HLN");
        keepWorst(worst.attackVector, metrics->attackVector, "NALP");
        worst.total = worst.total
            || (metrics->confidentiality == 'H' && metrics->integrity == 'H' && metrics->availability == 'H');
    }
    return worst;
}

/** What can go wrong, worst first. */
QList<QStringView> consequences(const Worst &worst)
{
    QList<QStringView> keys;
    if (worst.total)
        keys += u"total";
    if (worst.integrity == 'H' && !worst.total)
        keys += u"changeAll";
    if (worst.confidentiality == 'H' && !worst.total)
        keys += u"readAll";
    if (worst.availability == 'H')
        keys += u"stopAll";
    if (worst.integrity == 'L')
        keys += u"changeSome";
    if (worst.confidentiality == 'L')
        keys += u"readSome";
    if (worst.availability == 'L')
        keys += u"stopSome";
    return keys;
}

QStringView attackKey(char attackVector)
{
    switch (attackVector) {
    case 'N':
        return u"fromNetwork";
    case 'A':
        return u"fromNearby";
    case 'L':
        return u"fromComputer";
    case 'P':
        return u"fromHand";
    default:
        return {};
    }
}

void tellConsequences(PartWriter &writer, const View &view)
{
    constexpr qsizetype mostConsequences = 3;
    const auto worst = worstOf(view.update().cvssVectors);
    if (!worst.knowsConsequences()) {
        writer.sentence(u"unknown");
        return;
    }
    auto keys = consequences(worst);
    if (const auto attack = attackKey(worst.attackVector); !attack.isEmpty() && keys.size() < mostConsequences)
        keys += attack;
    for (const auto key : keys.mid(0, mostConsequences))
        writer.sentence(key);
}

/** Every danger is followed by what helps against it. */
void reassure(PartWriter &writer, const View &view)
{
    switch (view.story()) {
    case Story::ClosesLeaks:
        writer.sentence(u"closes");
        break;
    case Story::Restart:
        if (view.leaks() > 0)
            writer.sentence(u"closesByRestart");
        break;
    case Story::Published:
        writer.sentence(u"closesLater");
        break;
    case Story::Open:
        writer.sentence(u"measures");
        break;
    case Story::SecurityArchive:
    case Story::NoKnownLeak:
    case Story::NotCompared:
        break;
    }
    if (view.update().exploitedCves.isEmpty() && view.story() != Story::Open)
        writer.sentence(view.update().urgency == Urgency::CanWait ? u"canWait" : u"calm");
}

} // namespace

ExplanationPart ifNothingPart(const View &view)
{
    PartWriter writer(view, u"ifNothing");
    if (view.speaksOfLeaks())
        tellConsequences(writer, view);
    else if (view.story() == Story::SecurityArchive)
        writer.sentence(u"archive");
    else
        writer.sentence(view.has(u"notCompared") ? u"notCompared" : u"noKnownLeak");
    if (!view.update().ransomwareCves.isEmpty())
        writer.sentence(u"ransomware");
    reassure(writer, view);
    return writer.part();
}

} // namespace Patchwijzer
