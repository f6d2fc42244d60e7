// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/explainer.h"

#include "explain/parts.h"
#include "explain/wording.h"

#include <QDir>
#include <QFile>

/** Needed when the room is linked statically; must live outside every namespace. @see Q_INIT_RESOURCE */
static void initExplainWords()
{
    Q_INIT_RESOURCE(explainwords);
}

namespace Patchwijzer {

struct Explainer::Words {
    Wording wording;
};

Explainer::Explainer(std::unique_ptr<Words> words)
    : m_words(std::move(words))
{
}

Explainer::Explainer(Explainer &&) noexcept = default;
Explainer &Explainer::operator=(Explainer &&) noexcept = default;
Explainer::~Explainer() = default;

Result<Explainer> Explainer::load()
{
    initExplainWords();
    const QDir folder(QStringLiteral(":/patchwijzer/explain/nl"));
    QMap<QString, QByteArray> files;
    const auto names = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const auto &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return fail(Error::Code::FileUnreadable, name, file.errorString());
        files.insert(name.chopped(5), file.readAll());
    }
    PW_TRY(auto wording, Wording::parse(files));
    return Explainer(std::make_unique<Words>(Words{std::move(wording)}));
}

Explanation Explainer::explain(const ExplainFacts &facts) const
{
    const View view(facts, m_words->wording);
    Explanation explanation;
    explanation.title = titleOf(view);
    explanation.summary = summaryOf(view);
    explanation.parts = {whatPart(view),     ifNothingPart(view), effectPart(view),
                         durationPart(view), wayBackPart(view),   todoPart(view)};
    explanation.administratorHeading = view.say(u"administrator.heading");
    explanation.administrator = administratorLines(view);
    return explanation;
}

QString Explainer::cardText(const ExplainFacts &facts) const
{
    return cardOf(View(facts, m_words->wording));
}

} // namespace Patchwijzer
