// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/explainer.h"
#include "explain/view.h"

namespace Patchwijzer {

// Each part chooses fragments from the facts, and from nothing else; the words are in resources/explain/nl.

[[nodiscard]] QString titleOf(const View &view);
[[nodiscard]] QString summaryOf(const View &view);
[[nodiscard]] QString cardOf(const View &view);

[[nodiscard]] ExplanationPart whatPart(const View &view);
[[nodiscard]] ExplanationPart ifNothingPart(const View &view);
[[nodiscard]] ExplanationPart effectPart(const View &view);
[[nodiscard]] ExplanationPart durationPart(const View &view);
[[nodiscard]] ExplanationPart wayBackPart(const View &view);
[[nodiscard]] ExplanationPart todoPart(const View &view);

/** Everything an administrator needs to check the story; technical words are fine here. */
[[nodiscard]] QList<QString> administratorLines(const View &view);

/** Collects the sentences and steps of one part. */
class PartWriter
{
public:
    /** @param id also the name of the file of fragments */
    PartWriter(const View &view, QStringView id)
        : m_view(view)
        , m_part{id.toString(), view.say(id.toString() + QStringLiteral(".heading")), {}}
    {
    }

    void sentence(QStringView key) { add(ExplanationBlock::Kind::Sentence, key); }
    void step(QStringView key) { add(ExplanationBlock::Kind::Step, key); }
    [[nodiscard]] ExplanationPart part() const { return m_part; }

private:
    void add(ExplanationBlock::Kind kind, QStringView key)
    {
        m_part.blocks += ExplanationBlock{kind, m_view.say(m_part.id + u'.' + key.toString())};
    }

    const View &m_view;
    ExplanationPart m_part;
};

} // namespace Patchwijzer
