// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "gui/kit/scrolldialog.h"

#include <QList>
#include <QString>

class QButtonGroup;
class QComboBox;
class QLineEdit;

namespace Patchwijzer {

class Button;
class Session;
class TextLabel;

/** Asks what a device is and keeps it. A brand and a model that we know can be chosen; any other can be typed. */
class DeviceDialog : public ScrollDialog
{
    Q_OBJECT

public:
    /** @param session must outlive the dialog.
     *  @param device to change; one without an id is a new one.
     */
    DeviceDialog(Session &session, Device device, QWidget *parent = nullptr);

    /** As the fields say now. */
    [[nodiscard]] Device device() const;

Q_SIGNALS:
    void saved(const Patchwijzer::Device &device);

private:
    void makeFields();
    void addField(const QString &name, QWidget *field);
    void addExposed();
    void fill();
    void connectFields();
    void offerBrands();
    void offerModels();
    void describeModel();
    void save();
    void complain(const QString &sentence, TextLabel *place, QWidget *field);
    [[nodiscard]] DeviceKind kind() const;
    /** The entry that was chosen, or the only one there is of this brand and kind; null when there is none. */
    [[nodiscard]] const KnownDevice *known() const;
    [[nodiscard]] QString modelId() const;

    Session &m_session;
    Device m_device;
    QComboBox *m_kind;
    QComboBox *m_brand;
    TextLabel *m_brandProblem;
    QComboBox *m_model;
    QLineEdit *m_version;
    TextLabel *m_provider;
    QButtonGroup *m_exposed;
    QComboBox *m_manager;
    QLineEdit *m_note;
    TextLabel *m_problem;
    Button *m_save;
};

/** Brands with a device of that kind, sorted. */
[[nodiscard]] QList<QString> brandsFor(DeviceKind kind, const QList<KnownDevice> &known);

} // namespace Patchwijzer
