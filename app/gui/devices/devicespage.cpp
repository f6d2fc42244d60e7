// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/devices/devicespage.h"

#include "gui/devices/devicecard.h"
#include "gui/devices/devicedialog.h"
#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/texts.h"
#include "gui/overview/messagecard.h"
#include "workflow/errorsentence.h"
#include "workflow/session.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QHideEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace Patchwijzer {
namespace {

const auto undoName = QStringLiteral("undo");

QVBoxLayout *stack()
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(Space::gap);
    return layout;
}

const Device *deviceWith(const QList<Device> &devices, const QString &id)
{
    const auto found =
        std::find_if(devices.begin(), devices.end(), [&](const Device &device) { return device.id == id; });
    return found == devices.end() ? nullptr : &*found;
}

} // namespace

DevicesPage::DevicesPage(Session &session, QWidget *parent)
    : Page(tr("Devices"), parent)
    , m_session(session)
    , m_title(titleText({}))
    , m_subtitle(mutedText({}))
    , m_add(primaryButton(tr("Add a device")))
    , m_messages(stack())
    , m_cards(stack())
{
    auto *heading = new QVBoxLayout;
    heading->setSpacing(Space::unit);
    heading->addWidget(m_title);
    heading->addWidget(m_subtitle);
    body()->addLayout(heading);
    auto *actions = new FlowLayout(Space::row);
    actions->addWidget(m_add);
    body()->addLayout(actions);
    body()->addLayout(m_messages);
    body()->addLayout(m_cards);
    connect(m_add, &QAbstractButton::clicked, this, [this] { openDialog({}); });
    connect(&m_session, &Session::assessmentChanged, this, &DevicesPage::onAssessment);
    connect(&m_session, &Session::busyChanged, this, &DevicesPage::refresh);
    refresh();
}

int DevicesPage::count() const
{
    const auto all = rows();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [](const DeviceRow &row) { return row.asks; }));
}

void DevicesPage::focusFirst()
{
    m_add->setFocus(Qt::OtherFocusReason);
}

void DevicesPage::hideEvent(QHideEvent *event)
{
    // Minimised is not left: then the system hides the window, and the offer stays.
    if (!event->spontaneous())
        forgetMessages();
    Page::hideEvent(event);
}

QList<Device> DevicesPage::devices() const
{
    auto all = m_session.assessment().inventory.devices;
    for (auto it = m_since.begin(); it != m_since.end(); ++it) {
        all.removeIf([&](const Device &device) { return device.id == it.key(); });
        if (it.value())
            all.append(*it.value());
    }
    return all;
}

QList<DeviceRow> DevicesPage::rows() const
{
    const auto &assessment = m_session.assessment();
    QList<DeviceRow> all;
    for (const auto &device : devices()) {
        const auto look = assessment.inventory.devices.contains(device) ? DeviceLook::Done
            : m_session.isBusy()                                        ? DeviceLook::Busy
                                                                        : DeviceLook::Waiting;
        all.append(deviceRow(device, assessment, look));
    }
    return sortedDeviceRows(all);
}

void DevicesPage::onAssessment()
{
    const auto &known = m_session.assessment().inventory.devices;
    for (auto it = m_since.begin(); it != m_since.end();) {
        const auto *device = deviceWith(known, it.key());
        const bool same = it.value() ? device && *device == *it.value() : device == nullptr;
        it = same ? m_since.erase(it) : std::next(it);
    }
    refresh();
}

void DevicesPage::refresh()
{
    auto *before = focusWidget();
    const bool hadKeyboard = before && isAncestorOf(before) && isVisible() && before != m_add;
    const auto name = hadKeyboard ? before->objectName() : QString();
    clearLayout(m_messages);
    clearLayout(m_cards);
    const auto all = rows();
    showHeading(all);
    showMessages();
    showRows(all);
    if (hadKeyboard && !m_wanted)
        m_wanted = name;
    if (!m_wanted)
        return;
    ++m_waiting;
    QMetaObject::invokeMethod(this, &DevicesPage::focusAgain, Qt::QueuedConnection);
}

/** What had the keyboard was made anew: its successor gets it, so that nobody is sent back to the top. The page may be
 *  made anew more than once before that one can be seen: only the last time counts.
 */
void DevicesPage::focusAgain()
{
    if (--m_waiting > 0)
        return;
    const auto name = m_wanted.value_or(QString());
    m_wanted.reset();
    for (auto *button : name.isEmpty() ? QList<Button *>() : findChildren<Button *>(name)) {
        if (button->isVisible() && button->isEnabled()) {
            button->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    focusFirst();
}

void DevicesPage::showHeading(const QList<DeviceRow> &rows)
{
    const auto asking = std::count_if(rows.begin(), rows.end(), [](const DeviceRow &row) { return row.asks; });
    m_subtitle->setText(tr("This program cannot look into these devices. So you fill them in, and we look up which "
                           "leaks are known."));
    if (rows.isEmpty() && !m_session.hasAssessment()) {
        m_title->setText(m_session.isBusy() ? tr("We are looking which devices you filled in")
                                            : tr("We do not know yet which devices you filled in"));
    } else if (rows.isEmpty()) {
        m_title->setText(tr("You have not filled in any devices yet"));
        m_subtitle->setText(tr("A router, a network disk or a camera can have leaks too. This program cannot see them, "
                               "so fill in here which ones you have."));
    } else if (asking > 0) {
        m_title->setText(
            tr("%1 device(s) ask something of you", nullptr, plural(asking)).arg(capitalised(countWord(asking))));
    } else if (std::all_of(rows.begin(), rows.end(), [](const DeviceRow &row) { return row.sign == Icon::Info; })) {
        m_title->setText(tr("You have nothing to do for your devices now"));
    } else { // Some answer is open: nothing that calms.
        m_title->setText(
            tr("%1 device(s) filled in", nullptr, plural(rows.size())).arg(capitalised(countWord(rows.size()))));
    }
}

void DevicesPage::showMessages()
{
    if (m_error)
        m_messages->addWidget(
            new MessageCard(Icon::Warning, Ink::ThisWeek, tr("That did not work"), errorSentence(*m_error)));
    if (!m_removed)
        return;
    auto *line = new QWidget;
    auto *row = new FlowLayout(Space::row, line);
    row->addWidget(bodyText(tr("Removed: %1.").arg(deviceName(*m_removed))));
    auto *undo = linkButton(tr("Put it back"));
    undo->setObjectName(undoName);
    undo->setAccessibleName(QStringLiteral("%1: %2").arg(undo->text(), deviceName(*m_removed)));
    connect(undo, &QAbstractButton::clicked, this, &DevicesPage::putBack);
    row->addWidget(undo);
    m_messages->addWidget(line);
}

void DevicesPage::showRows(const QList<DeviceRow> &rows)
{
    if (rows.isEmpty())
        return;
    auto *card = new DeviceCard(rows);
    connect(card, &DeviceCard::updateRequested, this, &DevicesPage::updateRequested);
    connect(card, &DeviceCard::removeRequested, this, &DevicesPage::remove);
    connect(card, &DeviceCard::changeRequested, this, [this](const QString &id) {
        const auto all = devices();
        if (const auto *device = deviceWith(all, id))
            openDialog(*device);
    });
    m_cards->addWidget(card);
}

void DevicesPage::openDialog(const Device &device)
{
    forgetMessages();
    auto *dialog = new DeviceDialog(m_session, device, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeviceDialog::saved, this, &DevicesPage::onSaved);
    dialog->open();
}

void DevicesPage::onSaved(const Device &device)
{
    m_since.insert(device.id, device);
    refresh();
}

void DevicesPage::remove(const QString &id)
{
    const auto all = devices();
    const auto *device = deviceWith(all, id);
    if (!device)
        return;
    forgetMessages();
    if (const auto removed = m_session.removeDevice(id); removed) {
        m_since.insert(id, std::nullopt);
        m_removed = *device;
    } else {
        m_error = removed.error();
    }
    m_wanted = undoName; // The way back is what somebody needs who did not mean this.
    refresh();
}

void DevicesPage::putBack()
{
    const auto device = *m_removed;
    forgetMessages();
    if (const auto kept = m_session.saveDevice(device); kept)
        m_since.insert(kept->id, *kept);
    else
        m_error = kept.error();
    m_wanted = QStringLiteral("remove:") + device.id;
    refresh();
}

void DevicesPage::forgetMessages()
{
    if (!m_removed && !m_error)
        return;
    m_removed.reset();
    m_error.reset();
    refresh();
}

} // namespace Patchwijzer
