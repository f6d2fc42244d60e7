// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "core/result.h"
#include "gui/devices/devicerow.h"
#include "gui/kit/page.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

class Button;
class Session;
class TextLabel;

/** Devices that no program can look into: typed in by hand, and looked up in the same lists as everything else. */
class DevicesPage : public Page
{
    Q_OBJECT

public:
    /** @param session must outlive the page. */
    explicit DevicesPage(Session &session, QWidget *parent = nullptr);

    [[nodiscard]] int count() const; ///< Devices with something to do.
    void focusFirst() override;

Q_SIGNALS:
    void updateRequested(const QString &updateId);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void onAssessment();
    /** Builds what is shown anew. Keeps the keyboard where it is. */
    void refresh();
    void focusAgain();
    void showHeading(const QList<DeviceRow> &rows);
    void showMessages();
    void showRows(const QList<DeviceRow> &rows);
    void openDialog(const Device &device);
    void onSaved(const Device &device);
    void remove(const QString &id);
    void putBack();
    void forgetMessages();
    /** Those of the last assessment, with what was typed in since. */
    [[nodiscard]] QList<Device> devices() const;
    [[nodiscard]] QList<DeviceRow> rows() const;

    Session &m_session;
    TextLabel *m_title;
    TextLabel *m_subtitle;
    Button *m_add;
    QVBoxLayout *m_messages;
    QVBoxLayout *m_cards;
    /** Saved since, by id; nothing for one that was removed. The assessment does not know of it yet. */
    QHash<QString, std::optional<Device>> m_since;
    std::optional<Device> m_removed; ///< Can be put back.
    std::optional<Error> m_error;
    std::optional<QString> m_wanted; ///< Name of what gets the keyboard once it can be seen.
    int m_waiting = 0;               ///< Times that the page was made anew since.
};

} // namespace Patchwijzer
