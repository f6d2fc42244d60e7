// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sources/addproviderdialog.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/page.h"
#include "gui/kit/texts.h"
#include "workflow/errorsentence.h"

#include <QLineEdit>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr int longestDomain = 300;
constexpr int widthAsDrawn = 500;
constexpr qsizetype groupSize = 4;
constexpr qsizetype keysShown = 4;

QString signingText(const CsafProvider &provider)
{
    if (provider.role == CsafRole::TrustedProvider)
        return AddProviderDialog::tr("This maker signs every notice. We check that each time.");
    return AddProviderDialog::tr("This maker does not promise to sign its notices. So we cannot check each of them.");
}

} // namespace

QString groupedFingerprint(const QString &fingerprint)
{
    QStringList groups;
    for (qsizetype start = 0; start < fingerprint.size(); start += groupSize)
        groups.append(fingerprint.mid(start, groupSize));
    return groups.join(u' ');
}

AddProviderDialog::AddProviderDialog(Session &session, QWidget *parent)
    : ScrollDialog(tr("Add a maker"), widthAsDrawn, parent)
    , m_session(session)
    , m_domain(new QLineEdit)
    , m_status(bodyText({}))
    , m_bar(new QProgressBar)
    , m_found(new QWidget)
    , m_lines(new QVBoxLayout(m_found))
    , m_next(primaryButton({}))
    , m_back(outlinedButton({}))
{
    auto *label = strongText(tr("Website of the maker"));
    label->setBuddy(m_domain);
    m_domain->setAccessibleName(label->text());
    m_domain->setPlaceholderText(QStringLiteral("example.com"));
    m_domain->setMaxLength(longestDomain);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(Space::unit);

    body()->addWidget(cardTitleText(tr("From which maker do you want to follow the notices?")));
    body()->addWidget(
        mutedText(tr("Many makers of devices and programs publish a list of leaks (CSAF). We look whether "
                     "this maker has one.")));
    body()->addWidget(label);
    body()->addWidget(m_domain);
    body()->addWidget(m_status);
    body()->addWidget(m_bar);
    body()->addWidget(m_found);
    answers()->addWidget(m_next);
    answers()->addWidget(m_back);
    m_next->setDefault(true);
    m_back->setAutoDefault(false);

    connect(m_domain, &QLineEdit::textEdited, this, [this] { setStage(Stage::Asking); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { m_stage == Stage::Found ? add() : search(); });
    connect(m_back, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(&m_session, &Session::providerFound, this, &AddProviderDialog::onFound);
    connect(&m_session, &Session::providerFailed, this, &AddProviderDialog::onFailed);
    connect(&m_session, &Session::providerAdded, this, [this] {
        if (m_stage == Stage::Adding)
            accept();
    });
    setStage(Stage::Asking);
    m_domain->setFocus();
}

void AddProviderDialog::done(int result)
{
    if (m_stage == Stage::Searching)
        m_session.cancel();
    m_stage = Stage::Asking;
    ScrollDialog::done(result);
}

void AddProviderDialog::search()
{
    const auto domain = m_domain->text().trimmed();
    if (domain.isEmpty() || m_stage != Stage::Asking)
        return;
    setStage(Stage::Searching);
    m_session.startProviderSearch(domain);
}

void AddProviderDialog::add()
{
    if (!m_provider)
        return;
    const auto provider = *m_provider;
    setStage(Stage::Adding);
    m_session.startProviderAdd(provider);
}

void AddProviderDialog::onFound(const CsafProvider &provider)
{
    if (m_stage != Stage::Searching)
        return;
    m_provider = provider;
    describe(provider);
    setStage(Stage::Found);
    m_next->setFocus();
}

void AddProviderDialog::onFailed(const Error &error)
{
    if (m_stage != Stage::Searching && m_stage != Stage::Adding)
        return;
    setStage(Stage::Asking);
    m_status->setText(errorSentence(error));
    m_status->setInk(Ink::ThisWeek);
    m_status->show();
    fit();
    m_domain->setFocus();
    m_domain->selectAll();
}

void AddProviderDialog::setStage(Stage stage)
{
    m_stage = stage;
    const bool busy = stage == Stage::Searching || stage == Stage::Adding;
    if (stage == Stage::Asking)
        m_provider.reset();
    m_domain->setEnabled(!busy);
    m_status->setInk(Ink::Muted);
    m_status->setText(stage == Stage::Searching    ? tr("We are looking for the list of this maker.")
                          : stage == Stage::Adding ? tr("We are saving this maker.")
                                                   : QString());
    m_status->setVisible(busy);
    m_bar->setVisible(busy);
    m_found->setVisible(stage == Stage::Found);
    m_next->setText(stage == Stage::Found ? tr("Trust this maker and add it") : tr("Look for this maker"));
    m_next->setEnabled(!busy);
    m_back->setText(stage == Stage::Searching ? tr("Stop looking") : tr("Go back"));
    m_back->setEnabled(stage != Stage::Adding);
    fit();
}

void AddProviderDialog::describe(const CsafProvider &provider)
{
    clearLayout(m_lines);
    m_lines->addWidget(strongText(tr("We found: %1").arg(provider.name)));
    m_lines->addWidget(mutedText(provider.metadata.toDisplayString()));
    m_lines->addWidget(bodyText(signingText(provider)));
    if (provider.fingerprints.isEmpty()) {
        m_lines->addWidget(bodyText(tr("It names no key.")));
        return;
    }
    m_lines->addWidget(bodyText(tr("From now on we only trust this maker with %Ln key(s):", nullptr,
                                   static_cast<int>(provider.fingerprints.size()))));
    for (const auto &fingerprint : provider.fingerprints.first(std::min(provider.fingerprints.size(), keysShown)))
        m_lines->addWidget(smallText(groupedFingerprint(fingerprint)));
    if (const auto more = provider.fingerprints.size() - keysShown; more > 0)
        m_lines->addWidget(smallText(tr("and %Ln more", nullptr, static_cast<int>(more))));
}

} // namespace Patchwijzer
