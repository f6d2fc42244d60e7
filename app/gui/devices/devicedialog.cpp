// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/devices/devicedialog.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/texts.h"
#include "inventory/devicecatalog.h"
#include "workflow/devices.h"
#include "workflow/errorsentence.h"
#include "workflow/session.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <utility>

namespace Patchwijzer {
namespace {

constexpr int widthAsDrawn = 520;
constexpr int fieldHeight = 40;
constexpr int choicesShown = 12;
constexpr std::array kinds{DeviceKind::Router, DeviceKind::Firewall,     DeviceKind::Nas,   DeviceKind::Printer,
                           DeviceKind::Camera, DeviceKind::CashRegister, DeviceKind::Phone, DeviceKind::Other};
constexpr std::array managers{DeviceManager::Owner, DeviceManager::Supplier, DeviceManager::Provider,
                              DeviceManager::Unknown};

/** The wheel scrolls the questions: turned above a field it may not change an answer. */
class ChoiceBox : public QComboBox
{
public:
    ChoiceBox()
    {
        setMaxVisibleItems(choicesShown);
        setMinimumHeight(scaled(fieldHeight));
        setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        setFocusPolicy(Qt::StrongFocus);
    }

    void letType()
    {
        setEditable(true);
        setInsertPolicy(QComboBox::NoInsert);
        lineEdit()->setMaxLength(static_cast<int>(longestDeviceText));
        completer()->setCompletionMode(QCompleter::PopupCompletion);
    }

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

QComboBox *choiceBox()
{
    return new ChoiceBox;
}

QComboBox *typingBox()
{
    auto *box = new ChoiceBox;
    box->letType();
    return box;
}

QLineEdit *textField()
{
    auto *field = new QLineEdit;
    field->setMaxLength(static_cast<int>(longestDeviceText));
    return field;
}

TextLabel *problemText()
{
    auto *label = bodyText({});
    label->setInk(Ink::ThisWeek);
    label->hide();
    return label;
}

QList<KnownDevice> ofBrand(const QString &brand, DeviceKind kind)
{
    QList<KnownDevice> found;
    for (const auto &entry : knownDevices()) {
        if (entry.kinds.contains(kind) && entry.brand.compare(brand.simplified(), Qt::CaseInsensitive) == 0)
            found.append(entry);
    }
    return found;
}

} // namespace

QList<QString> brandsFor(DeviceKind kind, const QList<KnownDevice> &known)
{
    QList<QString> brands;
    for (const auto &entry : known) {
        if (entry.kinds.contains(kind) && !brands.contains(entry.brand))
            brands.append(entry.brand);
    }
    std::sort(brands.begin(), brands.end(), [](const QString &lhs, const QString &rhs) {
        const auto order = lhs.compare(rhs, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : lhs < rhs;
    });
    return brands;
}

DeviceDialog::DeviceDialog(Session &session, Device device, QWidget *parent)
    : ScrollDialog(device.id.isEmpty() ? tr("Add a device") : tr("Change this device"), widthAsDrawn, parent)
    , m_session(session)
    , m_device(std::move(device))
    , m_kind(choiceBox())
    , m_brand(typingBox())
    , m_brandProblem(problemText())
    , m_model(typingBox())
    , m_version(textField())
    , m_provider(mutedText({}))
    , m_exposed(new QButtonGroup(this))
    , m_manager(choiceBox())
    , m_note(textField())
    , m_problem(problemText())
    , m_save(primaryButton(m_device.id.isEmpty() ? tr("Keep this device") : tr("Keep these changes")))
{
    makeFields();
    fill();
    connectFields();
    describeModel();
    m_kind->setFocus();
}

void DeviceDialog::makeFields()
{
    body()->addWidget(cardTitleText(windowTitle()));
    addField(tr("What is it?"), m_kind);
    addField(tr("Brand"), m_brand);
    body()->addWidget(m_brandProblem);
    addField(tr("Model"), m_model);
    m_model->lineEdit()->setPlaceholderText(tr("as on the label"));
    addField(tr("Version of the software in it"), m_version);
    const auto where = tr("You find it in the menu or on the settings page of the device, often under “Firmware” or "
                          "“About”. You can fill it in later.");
    body()->addWidget(smallText(where));
    m_version->setAccessibleDescription(where);
    addExposed();
    addField(tr("Who keeps it up to date?"), m_manager);
    body()->addWidget(m_provider);
    addField(tr("Note for yourself"), m_note);
    body()->addWidget(m_problem);
    m_save->setDefault(true);
    auto *back = outlinedButton(tr("Go back"));
    back->setAutoDefault(false);
    answers()->addWidget(m_save);
    answers()->addWidget(back);
    connect(m_save, &QAbstractButton::clicked, this, &DeviceDialog::save);
    connect(back, &QAbstractButton::clicked, this, &QDialog::reject);
}

void DeviceDialog::addField(const QString &name, QWidget *field)
{
    auto *label = strongText(name);
    label->setBuddy(field);
    field->setAccessibleName(name);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(Space::unit);
    lines->addWidget(label);
    lines->addWidget(field);
    body()->addLayout(lines);
}

void DeviceDialog::addExposed()
{
    const auto question = tr("Can others reach it from the internet?");
    auto *row = new FlowLayout(Space::gap);
    for (const auto &[answer, words] : {std::pair{Answer::Yes, tr("Yes")}, std::pair{Answer::No, tr("No")},
                                        std::pair{Answer::Unknown, tr("I do not know")}}) {
        auto *choice = new QRadioButton(words);
        choice->setAccessibleName(QStringLiteral("%1 %2").arg(question, words));
        m_exposed->addButton(choice, static_cast<int>(answer));
        row->addWidget(choice);
    }
    auto *lines = new QVBoxLayout;
    lines->setSpacing(Space::unit);
    lines->addWidget(strongText(question));
    lines->addLayout(row);
    body()->addLayout(lines);
}

void DeviceDialog::fill()
{
    for (const auto one : kinds)
        m_kind->addItem(deviceKindText(one), static_cast<int>(one));
    for (const auto one : managers)
        m_manager->addItem(capitalised(deviceManagerText(one)), static_cast<int>(one));
    const bool isNew = m_device.id.isEmpty();
    m_kind->setCurrentIndex(isNew ? 0 : m_kind->findData(static_cast<int>(m_device.kind)));
    m_manager->setCurrentIndex(m_manager->findData(static_cast<int>(m_device.manager)));
    m_exposed->button(static_cast<int>(m_device.exposed))->setChecked(true);
    m_brand->setEditText(m_device.brand);
    m_model->setEditText(m_device.model);
    m_version->setText(m_device.firmware);
    m_note->setText(m_device.note);
    offerBrands();
    offerModels();
}

void DeviceDialog::connectFields()
{
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        offerBrands();
        offerModels();
        describeModel();
    });
    connect(m_brand, &QComboBox::editTextChanged, this, [this] {
        m_brandProblem->hide();
        offerModels();
        describeModel();
    });
    connect(m_model, &QComboBox::editTextChanged, this, &DeviceDialog::describeModel);
}

void DeviceDialog::offerBrands()
{
    const auto typed = m_brand->currentText();
    const QSignalBlocker quiet(m_brand);
    m_brand->clear();
    m_brand->addItems(brandsFor(kind(), knownDevices()));
    m_brand->setCurrentIndex(-1);
    m_brand->setEditText(typed);
}

void DeviceDialog::offerModels()
{
    const auto typed = m_model->currentText();
    QList<std::pair<QString, QString>> models; // What is shown, and the id of its entry.
    for (const auto &entry : ofBrand(m_brand->currentText(), kind())) {
        for (const auto &model : entry.models)
            models.append({model, entry.id});
        if (!entry.models.contains(entry.name, Qt::CaseInsensitive))
            models.append({entry.name, entry.id});
    }
    std::sort(models.begin(), models.end(),
              [](const auto &lhs, const auto &rhs) { return lhs.first.compare(rhs.first, Qt::CaseInsensitive) < 0; });
    const QSignalBlocker quiet(m_model);
    m_model->clear();
    for (const auto &[model, id] : models)
        m_model->addItem(model, id);
    m_model->setCurrentIndex(-1);
    m_model->setEditText(typed);
}

/** What the entry of this model says: how a version looks, and who brings it. */
void DeviceDialog::describeModel()
{
    const auto *entry = known();
    m_version->setPlaceholderText(
        entry && !entry->firmwareExample.isEmpty() ? tr("for example %1").arg(entry->firmwareExample) : QString());
    const bool byProvider = entry && entry->providerUpdates;
    m_provider->setText(byProvider ? tr("Your provider updates this device.") : QString());
    m_provider->setVisible(byProvider);
    fit();
}

DeviceKind DeviceDialog::kind() const
{
    return static_cast<DeviceKind>(m_kind->currentData().toInt());
}

QString DeviceDialog::modelId() const
{
    const auto model = m_model->currentText().simplified();
    if (const auto index = m_model->findText(model, Qt::MatchFixedString); !model.isEmpty() && index >= 0)
        return m_model->itemData(index).toString();
    // Free words do not undo what was chosen before, as long as the rest stayed as it was.
    const bool same = model == m_device.model && kind() == m_device.kind
        && m_brand->currentText().simplified().compare(m_device.brand, Qt::CaseInsensitive) == 0;
    return same ? m_device.modelId : QString();
}

const KnownDevice *DeviceDialog::known() const
{
    if (const auto *chosen = findKnownDevice(knownDevices(), modelId()))
        return chosen;
    const auto fitting = ofBrand(m_brand->currentText(), kind());
    return fitting.size() == 1 ? findKnownDevice(knownDevices(), fitting.constFirst().id) : nullptr;
}

Device DeviceDialog::device() const
{
    auto device = m_device;
    device.kind = kind();
    device.brand = m_brand->currentText().simplified();
    // As the lists spell it, when it is one we know.
    if (const auto index = m_brand->findText(device.brand, Qt::MatchFixedString); index >= 0)
        device.brand = m_brand->itemText(index);
    device.model = m_model->currentText().simplified();
    device.modelId = modelId();
    device.firmware = m_version->text().simplified();
    device.exposed = static_cast<Answer>(m_exposed->checkedId());
    device.manager = static_cast<DeviceManager>(m_manager->currentData().toInt());
    device.note = m_note->text().simplified();
    return device;
}

void DeviceDialog::save()
{
    m_problem->hide();
    const auto typed = device();
    if (typed.brand.isEmpty()) {
        complain(tr("Fill in the brand. You find it on the device itself."), m_brandProblem, m_brand);
        return;
    }
    const auto kept = m_session.saveDevice(typed);
    if (!kept) {
        complain(errorSentence(kept.error()), m_problem, m_save);
        return;
    }
    Q_EMIT saved(*kept);
    accept();
}

void DeviceDialog::complain(const QString &sentence, TextLabel *place, QWidget *field)
{
    place->setText(sentence);
    place->show();
    fit();
    field->setAccessibleDescription(sentence);
    field->setFocus(Qt::OtherFocusReason);
    bringInSight(place);
}

} // namespace Patchwijzer
