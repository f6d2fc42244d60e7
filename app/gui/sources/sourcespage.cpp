// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sources/sourcespage.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/texts.h"
#include "gui/overview/importreportcard.h"
#include "gui/overview/messagecard.h"
#include "gui/overview/progresscard.h"
#include "gui/sources/addproviderdialog.h"
#include "gui/sources/sourcecard.h"
#include "gui/sources/sourcereports.h"
#include "workflow/errorsentence.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace Patchwijzer {
namespace {

constexpr std::chrono::milliseconds progressDelay{400};

QVBoxLayout *stack()
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(Space::gap);
    return layout;
}

QList<SourceRow> ofGroup(const QList<SourceRow> &rows, SourceGroup group)
{
    QList<SourceRow> found;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(found),
                 [group](const SourceRow &row) { return row.group == group; });
    return found;
}

} // namespace

SourcesPage::SourcesPage(Session &session, QWidget *parent)
    : Page(tr("Sources"), parent)
    , m_session(session)
    , m_title(titleText({}))
    , m_subtitle(mutedText(tr("These lists tell us which leaks there are. We only fetch whole lists. We send nothing "
                              "about your computer.")))
    , m_actions(new FlowLayout(Space::row))
    , m_progress(new ProgressCard)
    , m_messages(stack())
    , m_cards(stack())
{
    auto *heading = new QVBoxLayout;
    heading->setSpacing(Space::unit);
    heading->addWidget(m_title);
    heading->addWidget(m_subtitle);
    body()->addLayout(heading);
    makeActions();
    body()->addWidget(m_progress); // Above the rest: on a low screen the button that stops it is in sight as well.
    body()->addLayout(m_actions);
    body()->addLayout(m_messages);
    body()->addLayout(m_cards);
    m_progressDelay.setSingleShot(true);
    m_progressDelay.setInterval(progressDelay);
    connect(&m_progressDelay, &QTimer::timeout, this, [this] { m_progress->setVisible(m_session.isBusy()); });
    connectSession();
    m_progress->hide();
    refresh();
}

void SourcesPage::makeActions()
{
    m_update = primaryButton(tr("Update now"));
    m_import = outlinedButton(tr("Read in lists …"));
    auto *give = outlinedButton(tr("Pass lists on …"));
    auto *add = outlinedButton(tr("Add a maker …"));
    for (auto *button : {m_update, m_import, give, add})
        m_actions->addWidget(button);
    connect(m_update, &QAbstractButton::clicked, this, [this] { update({}); });
    connect(m_import, &QAbstractButton::clicked, this, &SourcesPage::chooseImport);
    connect(give, &QAbstractButton::clicked, this, &SourcesPage::exportRequested);
    connect(add, &QAbstractButton::clicked, this, &SourcesPage::addProvider);
}

void SourcesPage::connectSession()
{
    connect(m_progress, &ProgressCard::cancelRequested, &m_session, &Session::cancel);
    connect(&m_session, &Session::busyChanged, this, &SourcesPage::onBusyChanged);
    connect(&m_session, &Session::progressChanged, m_progress, &ProgressCard::setProgress);
    connect(&m_session, &Session::feedsChanged, this, &SourcesPage::refresh);
    // What was done last is what the owner wants to read about.
    const auto remember = [this](auto &field, const auto &value) {
        m_refreshed.reset();
        m_imported.reset();
        m_exported.reset();
        m_added.reset();
        m_refreshError.reset();
        m_importError.reset();
        m_exportError.reset();
        field = value;
        refresh();
    };
    connect(&m_session, &Session::refreshFinished, this,
            [this, remember](const RefreshReport &report) { remember(m_refreshed, report); });
    connect(&m_session, &Session::refreshFailed, this,
            [this, remember](const Error &error) { remember(m_refreshError, error); });
    connect(&m_session, &Session::importFinished, this, [this, remember](const ImportReport &report) {
        if (isVisible()) // Else the owner reads about it where it was begun.
            remember(m_imported, report);
    });
    connect(&m_session, &Session::importFailed, this, [this, remember](const Error &error) {
        if (isVisible())
            remember(m_importError, error);
    });
    connect(&m_session, &Session::exportFinished, this,
            [this, remember](const ExportedBundle &bundle) { remember(m_exported, bundle); });
    connect(&m_session, &Session::exportFailed, this,
            [this, remember](const Error &error) { remember(m_exportError, error); });
    connect(&m_session, &Session::providerAdded, this,
            [this, remember](const AddedCsafProvider &added) { remember(m_added, added); });
}

void SourcesPage::focusFirst()
{
    if (m_update->isEnabled())
        m_update->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

/** What had the keyboard was made anew: its successor gets it, so that nobody is sent back to the top. */
void SourcesPage::focusAgain(const QString &name)
{
    for (auto *button : name.isEmpty() ? QList<Button *>() : findChildren<Button *>(name)) {
        if (button->isVisible() && button->isEnabled()) {
            button->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    focusFirst();
}

void SourcesPage::onBusyChanged(bool busy)
{
    const bool hadKeyboard = window()->focusWidget() == m_update;
    m_update->setEnabled(!busy);
    if (busy) {
        m_progressDelay.start();
        if (hadKeyboard) // Not to whatever comes next: Enter may not do something unasked.
            setFocus(Qt::OtherFocusReason);
        return;
    }
    m_progressDelay.stop();
    m_progress->hide();
    if (window()->focusWidget() == this)
        focusFirst();
}

void SourcesPage::update(const QList<QString> &feeds)
{
    // One list may wait for another; all of them would only be fetched twice.
    if (!feeds.isEmpty() || !m_session.isBusy())
        m_session.startRefresh(feeds);
}

void SourcesPage::addProvider()
{
    auto *dialog = new AddProviderDialog(m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SourcesPage::chooseImport()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(m_import->text());
    menu->addAction(tr("From files"), this, &SourcesPage::importRequested);
    menu->addAction(tr("From a folder"), this, &SourcesPage::folderRequested);
    menu->popup(m_import->mapToGlobal(QPoint(0, m_import->height())));
    menu->setActiveAction(menu->actions().constFirst());
}

void SourcesPage::refresh()
{
    auto *before = focusWidget();
    const bool hadKeyboard = before && isAncestorOf(before) && isVisible() && before != m_update && before != m_import;
    const auto name = hadKeyboard ? before->objectName() : QString();
    clearLayout(m_messages);
    clearLayout(m_cards);
    const auto rows = sourceRows(m_session.feeds(), m_session.now());
    showHeading(rows);
    showMessages();
    showRows(rows);
    showProviders(rows);
    if (hadKeyboard)
        QMetaObject::invokeMethod(
            this, [this, name] { focusAgain(name); }, Qt::QueuedConnection);
}

void SourcesPage::showHeading(const QList<SourceRow> &rows)
{
    const auto attention = ofGroup(rows, SourceGroup::Attention).size();
    if (rows.isEmpty())
        m_title->setText(tr("We are looking which lists you have"));
    else if (attention > 0)
        m_title->setText(tr("%1 list(s) need your attention", nullptr, static_cast<int>(attention))
                             .arg(capitalised(countWord(attention))));
    else
        m_title->setText(tr("Your lists are up to date"));
}

void SourcesPage::showError(const QString &heading, std::optional<Error> &error)
{
    if (!error)
        return;
    const bool stopped = error->code == Error::Code::Cancelled;
    auto *card = new MessageCard(stopped ? Icon::Info : Icon::Warning, stopped ? Ink::Text : Ink::ThisWeek, heading,
                                 errorSentence(*error));
    auto *close = linkButton(tr("Close this message"));
    connect(close, &QAbstractButton::clicked, this, [this, &error] {
        error.reset();
        refresh();
    });
    card->addAction(close);
    m_messages->addWidget(card);
}

void SourcesPage::showMessages()
{
    showError(tr("The lists were not updated"), m_refreshError);
    showError(tr("The lists were not read in"), m_importError);
    showError(tr("The lists were not packed"), m_exportError);
    if (m_refreshed) {
        auto *card = refreshReportCard(*m_refreshed);
        connect(card, &ReportCard::closeRequested, this, [this] {
            m_refreshed.reset();
            refresh();
        });
        m_messages->addWidget(card);
    }
    if (m_imported) {
        auto *card = new ImportReportCard(*m_imported);
        connect(card, &ImportReportCard::importRequested, this, &SourcesPage::importRequested);
        connect(card, &ImportReportCard::closeRequested, this, [this] {
            m_imported.reset();
            refresh();
        });
        m_messages->addWidget(card);
    }
    if (m_exported) {
        auto *card = exportReportCard(*m_exported);
        connect(card, &ReportCard::closeRequested, this, [this] {
            m_exported.reset();
            refresh();
        });
        m_messages->addWidget(card);
    }
    if (m_added) {
        const auto name = m_added->provider.name;
        auto text = m_added->alreadyThere ? tr("You had added this maker before. Nothing has changed.")
                                          : tr("We have saved this maker and its keys.");
        if (m_added->forgotten)
            text += u' ' + tr("What we knew of the keys of other makers was damaged. We start anew with that.");
        auto *card = new MessageCard(Icon::Check, Ink::Accent, tr("Added: %1").arg(name), text);
        auto *close = linkButton(tr("Close this message"));
        connect(close, &QAbstractButton::clicked, this, [this] {
            m_added.reset();
            refresh();
        });
        card->addAction(close);
        m_messages->addWidget(card);
    }
}

void SourcesPage::showRows(const QList<SourceRow> &rows)
{
    const auto fetch = [this](const QString &feed) { update({feed}); };
    for (const auto group : {SourceGroup::Attention, SourceGroup::Needed, SourceGroup::Held}) {
        const auto chosen = ofGroup(rows, group);
        if (chosen.isEmpty())
            continue;
        auto *card = new SourceCard(groupText(group), chosen);
        connect(card, &SourceCard::fetchRequested, this, fetch);
        connect(card, &SourceCard::importRequested, this, &SourcesPage::importRequested);
        m_cards->addWidget(card);
    }
    auto others = ofGroup(rows, SourceGroup::Other);
    others.removeIf([this](const SourceRow &row) { return isAdded(row.id); });
    if (others.isEmpty())
        return;
    auto *card = new OtherSourcesCard(others, m_unfolded);
    connect(card, &OtherSourcesCard::fetchRequested, this, fetch);
    connect(card, &OtherSourcesCard::importRequested, this, &SourcesPage::importRequested);
    connect(card, &OtherSourcesCard::unfoldRequested, this, [this](bool unfolded) {
        m_unfolded = unfolded;
        refresh();
    });
    m_cards->addWidget(card);
}

bool SourcesPage::isAdded(const QString &feed) const
{
    const auto &providers = m_session.providers();
    return std::any_of(providers.begin(), providers.end(),
                       [&](const KnownCsafProvider &provider) { return csafFeedId(provider.domain) == feed; });
}

void SourcesPage::showProviders(const QList<SourceRow> &rows)
{
    const auto &providers = m_session.providers();
    if (providers.isEmpty())
        return;
    auto *card = new Card;
    card->body()->setSpacing(Space::row);
    card->body()->addWidget(cardTitleText(tr("Makers that you added")));
    for (const auto &provider : providers) {
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(strongText(provider.domain));
        words->addWidget(smallText(tr("Added on %1, with %Ln key(s)", nullptr, static_cast<int>(provider.keys))
                                       .arg(shortDateText(provider.addedAt.toLocalTime().date()))));
        card->body()->addLayout(words);
        // Nobody but the owner asked for this list: it does not belong with those that nobody needs.
        const auto id = csafFeedId(provider.domain);
        for (const auto &row : rows) {
            if (row.id != id || row.group != SourceGroup::Other)
                continue;
            auto *line = new SourceLine(row, SourceLine::Detail::Whole);
            connect(line, &SourceLine::fetchRequested, this, [this](const QString &feed) { update({feed}); });
            card->body()->addWidget(line);
        }
    }
    m_cards->addWidget(card);
}

} // namespace Patchwijzer
