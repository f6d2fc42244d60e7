// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/devices/devicerow.h"

#include "gui/updates/rowtext.h"
#include "inventory/devicecatalog.h"
#include "planning/programupdates.h"
#include "workflow/coverage.h"
#include "workflow/explainfacts.h"
#include "workflow/wording.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace Patchwijzer {
namespace {

struct DeviceText {
    Q_DECLARE_TR_FUNCTIONS(Patchwijzer::DeviceText)
};

/** What the lists say of one device, each leak once. */
struct Leaks {
    QSet<QString> known;
    QSet<QString> possible;
    QSet<QString> undetermined;
    QStringList freshLists; ///< That say of some leak that this device does not have it.
    bool oldLists = false;  ///< Some list speaks of it, and is old.
};

bool isAbout(const Finding &finding, const Device &device)
{
    const auto &software = finding.software;
    return software.kind == SoftwareKind::Device && software.publisher == device.brand
        && software.name == (device.model.isEmpty() ? device.brand : device.model)
        && software.version == device.firmware;
}

bool isFresh(const QString &feed, const Assessment &assessment)
{
    return std::any_of(assessment.feeds.begin(), assessment.feeds.end(), [&](const FeedState &state) {
        return state.id == feed && freshness(state, assessment.madeAt) == FeedFreshness::Fresh;
    });
}

void note(Leaks &leaks, const Finding &finding, const Assessment &assessment)
{
    const auto names = finding.cves.isEmpty() ? QList<QString>{finding.advisory} : finding.cves;
    const QSet<QString> topics(names.begin(), names.end());
    switch (finding.verdict) {
    case Verdict::Vulnerable:
        leaks.known.unite(topics);
        break;
    case Verdict::Possible:
        leaks.possible.unite(topics);
        break;
    case Verdict::Undetermined:
        leaks.undetermined.unite(topics);
        break;
    case Verdict::NotChecked:
        leaks.oldLists = true;
        break;
    case Verdict::NotVulnerable:
        if (!isFresh(finding.evidence.feed, assessment))
            leaks.oldLists = true;
        else if (const auto list = feedText(finding.evidence.feed); !leaks.freshLists.contains(list))
            leaks.freshLists.append(list);
        break;
    }
}

Leaks leaksOf(const Device &device, const Assessment &assessment)
{
    Leaks leaks;
    for (const auto &finding : assessment.findings) {
        if (isAbout(finding, device))
            note(leaks, finding, assessment);
    }
    leaks.possible.subtract(leaks.known);
    leaks.undetermined.subtract(leaks.known).subtract(leaks.possible);
    leaks.freshLists.sort();
    return leaks;
}

bool isByProvider(const Device &device)
{
    const auto *known = findKnownDevice(knownDevices(), device.modelId);
    return device.manager == DeviceManager::Provider || (known != nullptr && known->providerUpdates);
}

QString leakSentence(const Leaks &leaks, const Update *update)
{
    const bool certain = !leaks.known.isEmpty();
    const auto count = static_cast<int>(certain ? leaks.known.size() : leaks.possible.size());
    if (update == nullptr || update->to.isEmpty())
        return certain ? DeviceText::tr("%Ln leak(s) known. We know of no update for it yet.", nullptr, count)
                       : DeviceText::tr("Possibly %Ln leak(s). We know of no update for it yet.", nullptr, count);
    const auto to = oneLine(update->to);
    if (update->newerThan)
        return certain
            ? DeviceText::tr("%Ln leak(s) known. Update to a version newer than %1.", nullptr, count).arg(to)
            : DeviceText::tr("Possibly %Ln leak(s). Update to a version newer than %1.", nullptr, count).arg(to);
    return certain ? DeviceText::tr("%Ln leak(s) known. Update to %1.", nullptr, count).arg(to)
                   : DeviceText::tr("Possibly %Ln leak(s). Update to %1.", nullptr, count).arg(to);
}

QString providerSentence()
{
    return DeviceText::tr("Your provider updates this device.");
}

void sayLeaks(DeviceRow &row, const Device &device, const Assessment &assessment, const Leaks &leaks)
{
    const auto *update = findUpdate(assessment, deviceUpdateId(device));
    row.sign = Icon::Warning;
    row.ink = Ink::ThisWeek;
    row.sentence = leakSentence(leaks, update);
    if (isByProvider(device))
        row.sentence += u' ' + providerSentence();
    row.updateId = update ? update->id : QString();
    row.asks = update != nullptr && update->availability != UpdateAvailability::NoFix;
}

/** There is no word for "safe": without leaks it says where was looked, or that nobody could tell. */
void sayNoLeaks(DeviceRow &row, const Device &device, const Assessment &assessment, const Leaks &leaks)
{
    row.sign = Icon::Question;
    if (isByProvider(device)) {
        row.sign = Icon::Info;
        row.sentence = providerSentence();
    } else if (device.firmware.isEmpty()) {
        row.sentence = DeviceText::tr("We do not know which version is on it. Look on the device yourself.");
        row.asks = true;
    } else if (!leaks.undetermined.isEmpty()) {
        row.sentence = DeviceText::tr("Of %Ln leak(s) we cannot tell whether this device has it.", nullptr,
                                      static_cast<int>(leaks.undetermined.size()));
    } else if (!hasUsableAdvisories(assessment)) {
        row.sentence = DeviceText::tr("We have no lists that are new enough. Get them in Sources.");
    } else if (leaks.oldLists) {
        row.sentence = DeviceText::tr("The list that knows this device is old. Update it in Sources.");
    } else if (leaks.freshLists.isEmpty()) {
        row.sentence = DeviceText::tr("Our lists say nothing about this device. Ask the maker or your supplier.");
    } else {
        row.sign = Icon::Info;
        row.sentence = DeviceText::tr("No known leak found in these lists: %1.")
                           .arg(leaks.freshLists.join(DeviceText::tr(", ", "between lists")));
    }
}

QStringList factsOf(const Device &device)
{
    const auto version = device.firmware.isEmpty() ? DeviceText::tr("version not known")
                                                   : DeviceText::tr("version %1").arg(oneLine(device.firmware));
    // What we know of the box says it, when the owner does not.
    const auto manager =
        device.manager == DeviceManager::Unknown && isByProvider(device) ? DeviceManager::Provider : device.manager;
    QStringList facts{
        DeviceText::tr("%1, %2", "kind of device, version").arg(deviceKindText(device.kind), version),
        DeviceText::tr("Kept up to date by: %1").arg(deviceManagerText(manager)),
        DeviceText::tr("Can be reached from the internet: %1").arg(answerText(device.exposed)),
    };
    if (!device.note.isEmpty())
        facts.append(DeviceText::tr("Your note: %1").arg(oneLine(device.note)));
    return facts;
}

} // namespace

DeviceRow deviceRow(const Device &device, const Assessment &assessment, DeviceLook look)
{
    DeviceRow row;
    row.id = device.id;
    row.icon = deviceIcon(device.kind);
    row.heading = deviceName(device);
    row.facts = factsOf(device);
    if (look != DeviceLook::Done) {
        row.sign = Icon::Clock;
        row.sentence = look == DeviceLook::Busy ? DeviceText::tr("We are looking up what is known about this device.")
                                                : DeviceText::tr("We have not looked this device up yet.");
        return row;
    }
    const auto leaks = leaksOf(device, assessment);
    if (leaks.known.isEmpty() && leaks.possible.isEmpty())
        sayNoLeaks(row, device, assessment, leaks);
    else
        sayLeaks(row, device, assessment, leaks);
    return row;
}

QList<DeviceRow> sortedDeviceRows(QList<DeviceRow> rows)
{
    std::sort(rows.begin(), rows.end(), [](const DeviceRow &lhs, const DeviceRow &rhs) {
        if (lhs.asks != rhs.asks)
            return lhs.asks;
        const auto order = QString::compare(lhs.heading, rhs.heading, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : lhs.id < rhs.id;
    });
    return rows;
}

Icon deviceIcon(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Router:
        return Icon::Router;
    case DeviceKind::Firewall:
        return Icon::Firewall;
    case DeviceKind::Nas:
        return Icon::Nas;
    case DeviceKind::Printer:
        return Icon::Printer;
    case DeviceKind::Camera:
        return Icon::Camera;
    case DeviceKind::CashRegister:
        return Icon::Till;
    case DeviceKind::Phone:
        return Icon::Phone;
    case DeviceKind::Other:
        break;
    }
    return Icon::Device;
}

QString deviceName(const Device &device)
{
    const auto brand = oneLine(device.brand);
    const auto model = oneLine(device.model);
    if (model.isEmpty() || model.startsWith(brand + u' ', Qt::CaseInsensitive))
        return model.isEmpty() ? brand : model;
    return brand + u' ' + model;
}

} // namespace Patchwijzer
